import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UploadedFile } from '../../multipart/with-form';
import { ALL_CHANNELS } from '../../recognizer/mixed';
import type { Context } from '../context';
import type { RecognizedAudio } from '../engine';
import { download } from '../jobs/download';
import type { FastDefinition } from '../protocol/fast-definition';
import { fastRefusal } from '../protocol/fast-error';
import { GatewayError } from '../protocol/speech-error';
import { withoutQuery } from '../source-name';

/** Languages that are listened for where none is named. */
const MULTILINGUAL: readonly string[] = [
  ...['en-US', 'de-DE', 'fr-FR', 'es-ES', 'it-IT', 'pt-BR', 'nl-NL', 'pl-PL', 'ja-JP', 'zh-CN'],
];

/** Recognizes what was uploaded, or what lies at a URL; a file wins. */
export async function hear(
  context: Context,
  definition: FastDefinition,
  audio: UploadedFile | string,
  signal: AbortSignal,
): Promise<RecognizedAudio> {
  const { fastBytes, fastMs } = context.settings.limits;
  const source = typeof audio === 'string' ? audio : audio.name;
  const fault = context.faults.forFile(withoutQuery(source));
  if (fault) throw fastRefusal(fault.errorKind, fault.errorMessage);
  const recognize = (file: string) =>
    context.engine.recognize({ ...asked(definition), file, source, signal });
  let heard: RecognizedAudio;
  if (typeof audio === 'string') {
    heard = await withDownload(context, audio, signal, recognize);
  } else {
    if (audio.sizeBytes === 0) throw fastRefusal('EmptyAudioFile');
    if (audio.sizeBytes > fastBytes) {
      throw new GatewayError(413, `The audio is larger than ${String(fastBytes)} bytes.`);
    }
    heard = await recognize(audio.path);
  }
  if (heard.durationMs > fastMs) throw fastRefusal('LimitExceeded');
  return heard;
}

function asked({ locales, diarization }: FastDefinition) {
  const [locale = 'en-US'] = locales;
  const candidates = locales.length === 0 ? MULTILINGUAL : locales;
  return {
    locale,
    channels: ALL_CHANNELS,
    ...(candidates.length > 1 && { candidateLocales: candidates }),
    ...(diarization?.enabled && { diarization: { maxSpeakers: diarization.maxSpeakers } }),
  };
}

async function withDownload<T>(
  { downloadDirectory, engine, settings }: Context,
  url: string,
  signal: AbortSignal,
  use: (file: string) => Promise<T>,
): Promise<T> {
  const file = join(downloadDirectory, randomUUID());
  const kept = engine.readsFiles === false ? undefined : file;
  try {
    await download(url, kept, settings.limits.fastBytes, signal);
    return await use(file);
  } finally {
    await rm(file, { force: true });
  }
}
