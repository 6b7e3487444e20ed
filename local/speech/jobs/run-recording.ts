import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context } from '../context';
import { RecognitionError, type RecognitionRequest, type RecognizedAudio } from '../engine';
import { toTranscriptionResult } from '../results/transcription-result';
import { fileName, withoutQuery } from '../source-name';
import type { Job } from '../store/job';
import type { Outcome, Recording } from '../store/recording';
import { download } from './download';
import { toFailure } from './recording-failure';

/**
 * Fetches and transcribes one recording and stores the result. Whatever is wrong with it becomes
 * its outcome.
 * @throws the abort reason when `closing` aborts; then nothing is decided about the recording.
 */
export async function runRecording(
  context: Context,
  job: Job,
  recording: Recording,
  closing: AbortSignal,
): Promise<void> {
  // Of its own, so that listeners of thousands of recordings don't gather on one signal.
  const signal = AbortSignal.any([closing]);
  note(context, job, recording, 'Running', {});
  try {
    const outcome = await transcribe(context, job, recording, signal);
    finish(context, job, recording, outcome, {});
  } catch (error) {
    signal.throwIfAborted();
    const cause = error instanceof Error ? error.message : String(error);
    finish(context, job, recording, toFailure(error), { cause });
  } finally {
    context.progress.finish(job.id, recording.position);
  }
}

async function transcribe(
  context: Context,
  job: Job,
  recording: Recording,
  signal: AbortSignal,
): Promise<Outcome> {
  const { settings, faults, results, engine } = context;
  const fault = faults.forFile(withoutQuery(recording.url));
  if (fault !== undefined) {
    return { status: 'Failed', errorKind: fault.errorKind, errorMessage: fault.errorMessage };
  }
  const file = temporaryFile(context.downloadDirectory, recording.url);
  const kept = engine.readsFiles === false ? undefined : file;
  try {
    await download(recording.url, kept, settings.limits.recordingBytes, signal);
    const audio = await engine.recognize(
      toRecognitionRequest(job, recording, file, signal, (fraction) =>
        context.progress.report(job.id, recording.position, fraction),
      ),
    );
    signal.throwIfAborted();
    checkDiarization(audio, job, settings.limits.diarizationMs);
    const now = settings.clock();
    const result = toTranscriptionResult(audio, recording.source, job.properties, now);
    const stored = await results.write(job.id, result, now);
    return { status: 'Succeeded', durationMs: result.durationMilliseconds, file: stored };
  } finally {
    if (kept !== undefined) await rm(kept, { force: true });
  }
}

function toRecognitionRequest(
  { locale, properties }: Job,
  { url: source }: Recording,
  file: string,
  signal: AbortSignal,
  onProgress: (fraction: number) => void,
): RecognitionRequest {
  const { diarization, languageIdentification, channels } = properties;
  return {
    file,
    source,
    locale,
    channels,
    ...(languageIdentification && { candidateLocales: languageIdentification.candidateLocales }),
    ...(diarization?.enabled && { diarization: { maxSpeakers: diarization.maxSpeakers } }),
    signal,
    onProgress,
  };
}

/** Diarization takes only mono of up to 240 minutes. */
function checkDiarization(audio: RecognizedAudio, job: Job, limitMs: number): void {
  if (job.properties.diarization?.enabled !== true) return;
  if (audio.channels > 1) {
    throw new RecognitionError('InvalidData', 'Audio with several channels and diarization.');
  }
  if (audio.durationMs > limitMs) {
    throw new RecognitionError(
      'LimitExceeded',
      'The audio length exceeds the limit for diarization. Please shorten the audio.',
    );
  }
}

/** Keeps the extension, which some decoders go by. */
function temporaryFile(directory: string, url: string): string {
  const extension = /^\.\w{1,8}$/.exec(extname(fileName(url)))?.[0] ?? '';
  return join(directory, `${randomUUID()}${extension}`);
}

function finish(
  context: Context,
  job: Job,
  recording: Recording,
  outcome: Outcome,
  details: Record<string, unknown>,
): void {
  context.store.transaction(() => {
    context.store.recordings.finish(job.id, recording.position, outcome);
    const kind = outcome.status === 'Failed' ? { errorKind: outcome.errorKind } : {};
    note(context, job, recording, outcome.status, { ...kind, ...details });
  });
}

function note(
  { store }: Context,
  { id: jobId }: Job,
  { position, url }: Recording,
  status: string,
  details: Record<string, unknown>,
): void {
  store.journal.add({
    kind: 'file',
    operation: 'status',
    status,
    jobId,
    details: { position, source: withoutQuery(url), ...details },
  });
}
