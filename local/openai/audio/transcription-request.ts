import { extname } from 'node:path';
import { z } from 'zod';
import type { Form, UploadedFile } from '../../multipart/with-form';
import { ApiError, badRequest, modelNotFound } from '../protocol/errors';
import { familyOf, FORMATS, FORMATS_OF, type Family, type Format } from './models';

/** Largest file, 25 MiB as the error of the service says (bytes). */
export const MOST_BYTES = 26_214_400;

const EXTENSIONS = [...['flac', 'm4a', 'mp3', 'mp4', 'mpeg', 'mpga', 'oga', 'ogg', 'wav', 'webm']];

const one = <S extends z.ZodType>(schema: S) => z.tuple([schema]).transform(([value]) => value);

const fields = z.object({
  model: one(z.string().min(1)),
  response_format: one(z.enum(FORMATS)).default('json'),
  language: one(z.string().regex(/^[a-z]{2,3}$/)).optional(),
  prompt: one(z.string()).optional(),
  chunking_strategy: one(z.literal('auto')).optional(),
  'timestamp_granularities[]': z.array(z.enum(['word', 'segment'])).default(['segment']),
  stream: one(z.literal('false')).optional(),
});

export interface TranscriptionRequest {
  readonly model: string;
  readonly family: Family;
  readonly format: Format;
  /** ISO 639-1; absent where it is to be found out. */
  readonly language?: string;
  readonly granularities: readonly ('word' | 'segment')[];
  readonly isChunked: boolean;
  readonly file: UploadedFile;
}

/** @throws ApiError as the service refuses what it can't work with */
export function readTranscriptionRequest(
  form: Form,
  models: readonly string[] | undefined,
): TranscriptionRequest {
  const parsed = fields.safeParse(Object.fromEntries(form.fields));
  if (!parsed.success) throw refusalOf(parsed.error.issues[0]);
  const { model, response_format: format, language, prompt } = parsed.data;
  if (models?.includes(model) === false) throw modelNotFound(model);
  const family = familyOf(model);
  checkFormat(family, model, format);
  if (family === 'diarize' && prompt !== undefined) {
    throw badRequest(
      `prompt is not supported with model '${model}'.`,
      'prompt',
      'unsupported_value',
    );
  }
  return {
    model,
    family,
    format,
    ...(language !== undefined && { language }),
    granularities: parsed.data['timestamp_granularities[]'],
    isChunked: parsed.data.chunking_strategy !== undefined,
    file: checkedFile(form.file),
  };
}

function refusalOf(issue: z.core.$ZodIssue | undefined): ApiError {
  const param = String(issue?.path[0] ?? '').replace('[]', '');
  if (param === 'language') {
    const what = 'Language parameter must be specified in ISO-639-1 format.';
    return badRequest(what, param, 'invalid_language_format');
  }
  if (param === 'stream') return badRequest('stream is not offered here.', param, null);
  return badRequest(`Invalid value for ${param}: ${issue?.message ?? ''}.`, param, 'invalid_value');
}

function checkFormat(family: Family, model: string, format: Format): void {
  const allowed = FORMATS_OF[family];
  if (allowed.includes(format)) return;
  const instead = allowed.map((one) => `'${one}'`).join(' or ');
  throw badRequest(
    `response_format '${format}' is not compatible with model '${model}'. Use ${instead} instead.`,
    'response_format',
    'unsupported_value',
  );
}

/** The format is told by the name alone. */
function checkedFile(file: UploadedFile | undefined): UploadedFile {
  if (file === undefined) throw badRequest("'file' is a required property", 'file', null);
  if (file.sizeBytes > MOST_BYTES) {
    throw new ApiError(
      413,
      `413: Maximum content size limit (${MOST_BYTES}) exceeded (${file.sizeBytes} bytes read)`,
      { type: 'server_error' },
    );
  }
  if (EXTENSIONS.includes(extname(file.name).slice(1).toLowerCase())) return file;
  const list = EXTENSIONS.map((extension) => `'${extension}'`).join(', ');
  throw badRequest(`Invalid file format. Supported formats: [${list}]`, null, null);
}
