import { AppError, ServiceError } from '../domain/errors';
import { SETTLED, type Job } from '../domain/job';
import { profileFromKey } from '../domain/profile';
import { versionOf } from '../domain/recording-id';
import type { Ports } from '../ports';
import type { SubmitResult } from '../workflow/contract';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { jobOf } from './job-of';

/** A job that was just created may take this long to appear in the service's list. */
const SETTLING_MS = 60_000;

/**
 * Creates the provider's job, once. The service has no idempotency key, so the attempt is noted
 * before it is made, and an attempt of unknown end is looked for by its name, after a minute,
 * before another one is made.
 */
export function makeSubmitTranscription(
  ports: Pick<Ports, 'clock' | 'jobs' | 'recordings' | 'transcriber'>,
): Activity<'submitTranscription'> {
  const { clock, jobs, transcriber } = ports;

  return async ({ jobId }) => {
    const job = await jobOf(jobs, jobId);
    if (SETTLED.includes(job.state)) return { state: 'settled' };
    if (job.providerJobId !== undefined) return answer(job, job.submittedAt);
    const earlier = await findEarlier(job);
    if (earlier !== undefined) return record(job, earlier);
    const urls = await urlsOf(job, ports.recordings);
    if (urls.length === 0) return { state: 'nothing' };

    // Nothing was found of an earlier attempt, whether it was cut off or this process was.
    const again = job.submitTriedAt !== undefined;
    const submitTriedAt = clock.now().toISOString();
    await jobs.update(jobId, { submitTriedAt, ...(again && { unsure: true }) });
    try {
      const profile = profileFromKey(job.profile);
      return await record(job, await transcriber.submit({ name: jobId, profile, urls }));
    } catch (error) {
      const refused = error instanceof AppError && error.verdict !== 'unsure';
      if (refused) await jobs.update(jobId, { submitTriedAt: null });
      if (refused || !(error instanceof AppError)) throw error;
      await jobs.update(jobId, { unsure: true });
      throw settling(error, SETTLING_MS);
    }
  };

  async function findEarlier(job: Job): Promise<string | undefined> {
    if (job.submitTriedAt === undefined) return undefined;
    const [found] = await transcriber.find(job.id);
    if (found !== undefined) return found;
    const waited = clock.now().getTime() - Date.parse(job.submitTriedAt);
    if (waited < SETTLING_MS) throw settling(undefined, SETTLING_MS - waited);
    return undefined;
  }

  async function record(job: Job, providerJobId: string): Promise<SubmitResult> {
    const submittedAt = clock.now().toISOString();
    await jobs.update(job.id, { providerJobId, submittedAt, state: 'submitted' });
    return answer(job, submittedAt);
  }

  function answer(job: Job, submittedAt: string | undefined): SubmitResult {
    const { audioSeconds, createdAt } = job;
    return { state: 'submitted', audioSeconds, submittedAt: submittedAt ?? createdAt };
  }
}

/** Only recordings that still are what was claimed are submitted; settling deals with the others. */
async function urlsOf(job: Job, recordings: Ports['recordings']): Promise<string[]> {
  const urls: string[] = [];
  await forEachAtOnce(job.manifest, async ({ path, version }) => {
    const properties = await recordings.properties(path);
    if (properties && versionOf(properties.etag) === version) {
      urls.push(await recordings.readUrl(path));
    }
  });
  return urls;
}

function settling(cause: unknown, retryAfterMs: number): ServiceError {
  return new ServiceError(
    'Speech service',
    'submission_unsure',
    'no answer to the submission; it is looked for before another is made.',
    { verdict: 'later', retryAfterMs, cause },
  );
}
