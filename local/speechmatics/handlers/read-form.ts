import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Context } from '../context';
import { ApiError } from '../protocol/api-error';

/** What a new job is made of; the parts may come in any order. */
export interface Form {
  readonly config: string | undefined;
  /** Name of the file, which is at its place by now. */
  readonly dataName: string | undefined;
}

/**
 * Reads the multipart body of `POST /jobs`, the file straight to disk.
 *
 * @throws ApiError 400 for what is no form, and for a file of 1 GB and more
 */
export async function readForm(
  { audio, settings }: Context,
  request: FastifyRequest,
  jobId: string,
): Promise<Form> {
  if (!request.isMultipart()) throw new ApiError(400, 'Malformed request');
  let config: string | undefined;
  let dataName: string | undefined;
  for await (const part of request.parts({
    limits: { fileSize: settings.limits.uploadBytes, fieldSize: 16 * 1024 ** 2 },
  })) {
    if (part.type === 'file') {
      const name = part.filename === '' ? 'data_file' : part.filename;
      if (part.fieldname === 'data_file') dataName = name;
      await keep(part, part.fieldname === 'data_file' ? audio.path(jobId, name) : undefined);
    } else if (part.fieldname === 'config') config = String(part.value);
  }
  return { config, dataName };
}

async function keep(part: MultipartFile, path: string | undefined): Promise<void> {
  if (path === undefined) part.file.resume();
  else await pipeline(part.file, createWriteStream(path));
  if (!part.file.truncated) return;
  throw new ApiError(400, 'Job rejected', 'The data file is larger than 1 GB. Use fetch_data.');
}
