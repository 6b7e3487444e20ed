import type { Context } from '../context';
import { RecognitionError } from '../../speech/engine';
import { pause } from '../../speech/pause';
import { toTranscript } from '../results/transcript';
import type { Job } from '../store/job';
import { fetchAudio } from './fetch-audio';
import { addError, endJob, type Ending } from './job-transitions';
import { toRequest } from './to-request';

/**
 * Works on a job until it has ended: fetches its recording where it did not come with the request,
 * recognizes it and keeps the transcript. Whatever is wrong becomes its end.
 *
 * @throws the abort reason when `signal` aborts; the job is still `running` then
 */
export async function runJob(context: Context, job: Job, signal: AbortSignal): Promise<void> {
  const ending = await endingOf(context, job, signal);
  signal.throwIfAborted();
  endJob(context, job.id, ending);
}

async function endingOf(context: Context, job: Job, signal: AbortSignal): Promise<Ending> {
  const { faults, engine, settings } = context;
  const rejection = faults.forJob(job.dataName);
  if (rejection) return { outcome: rejection.outcome, error: rejection.message };
  if (!(await hasAudio(context, job, signal))) return { outcome: 'fetch_error' };
  const { jobStartMs = 0, fileMs = 0 } = engine.serviceTime ?? {};
  if (jobStartMs + fileMs > 0) await pause(jobStartMs + fileMs, signal);
  signal.throwIfAborted();
  try {
    const file = context.audio.path(job.id, job.dataName);
    const audio = await engine.recognize(toRequest(job, file, signal));
    const { durationMs } = audio;
    if (isUnidentified(job, audio.phrases.length)) {
      const error = 'No speech found for language identification';
      return { outcome: 'error', error, durationMs };
    }
    const transcript = JSON.stringify(
      toTranscript({ ...job, durationMs }, audio, settings.clock()),
    );
    return { outcome: 'success', transcript, durationMs };
  } catch (error) {
    signal.throwIfAborted();
    return toEnding(error);
  }
}

async function hasAudio(context: Context, job: Job, signal: AbortSignal): Promise<boolean> {
  const { audio, engine, settings } = context;
  const source = job.config.fetch_data;
  if (source == null || audio.has(job.id, job.dataName)) return true;
  const request = {
    url: source.url,
    authHeaders: source.auth_headers ?? [],
    file: engine.readsFiles === false ? undefined : audio.path(job.id, job.dataName),
  };
  const onError = (message: string) => addError(context, job.id, message);
  return fetchAudio(request, settings.retries.fetchDelaysMs, onError, signal);
}

/** Without speech there is no language to be identified, and nobody said which one to take then. */
function isUnidentified({ config }: Job, phrases: number): boolean {
  const isAuto = config.transcription_config.language === 'auto';
  return isAuto && phrases === 0 && !config.language_identification_config?.default_language;
}

function toEnding(error: unknown): Ending {
  if (!(error instanceof RecognitionError) || error.kind === 'Internal') {
    return { outcome: 'error', error: `Internal error: ${messageOf(error)}` };
  }
  return { outcome: 'trim_error', error: `Job rejected due to invalid audio: ${error.message}` };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
