import { AppError, ServiceError } from '../domain/errors';
import { SETTLED, type Job } from '../domain/job';
import { profileFromKey } from '../domain/profile';
import type { Capabilities } from '../domain/provider';
import type { AudioSource, Ports } from '../ports';
import type { SubmitResult } from '../workflow/contract';
import type { Activity } from './activity';
import { audioOf, watched } from './audio-of';
import { jobOf } from './job-of';
import { preparedWith } from './manifest';

/** A job that was just created may take this long to appear in the service's list. */
const SETTLING_MS = 60_000;

/**
 * Creates the provider's job, once. The service has no idempotency key, so the attempt is noted
 * before it is made, and an attempt of unknown end is looked for by its name, after a minute,
 * before another one is made. Of two runs at the same time only one notes its attempt; one that was
 * held up for so long that another has taken its place deletes what it made.
 */
export function makeSubmitTranscription(
  ports: Pick<Ports, 'clock' | 'jobs' | 'ledger' | 'recordings' | 'transcribers'>,
): Activity<'submitTranscription'> {
  const { clock, jobs, ledger, transcribers } = ports;

  return async ({ jobId }) => {
    const job = await claimed(await jobOf(jobs, jobId));
    if (SETTLED.includes(job.state)) return { state: 'settled' };
    if (job.providerJobId !== undefined) return answer(job, job.submittedAt);
    // What blocks this attempt may be something else than the lane.
    if (job.refusedBy !== undefined) await jobs.update(jobId, { refusedBy: null });
    const earlier = await findEarlier(job);
    if (earlier !== undefined) return record(job, job.submitTriedAt, earlier);
    const audio = await audioOf(job, ports, capabilitiesFor(job));
    if (audio.length === 0) return { state: 'nothing' };
    const triedAt = await begin(job);
    return record(job, triedAt, await submit(job, triedAt, audio));
  };

  /** A job whose dispatcher is lost, or waits, goes on with what it has claimed so far. */
  async function claimed(job: Job): Promise<Job> {
    if (job.state !== 'claiming') return job;
    await jobs.prepare(job.id, preparedWith(await ledger.claimedBy(job.id)));
    return jobOf(jobs, job.id);
  }

  async function findEarlier(job: Job): Promise<string | undefined> {
    if (job.submitTriedAt === undefined) return undefined;
    const [found] = await transcribers.on(job.lane).find(job.id);
    if (found !== undefined) return found;
    const waited = clock.now().getTime() - Date.parse(job.submitTriedAt);
    if (waited < SETTLING_MS) throw settling(undefined, SETTLING_MS - waited);
    return undefined;
  }

  /** Notes the attempt, unless somebody else has noted one since. */
  async function begin(job: Job): Promise<string> {
    const submitTriedAt = clock.now().toISOString();
    // Nothing was found of an earlier attempt, whether it was cut off or its process was.
    const again = job.submitTriedAt !== undefined && { unsure: true };
    if (await jobs.attempt(job.id, job.submitTriedAt, { submitTriedAt, ...again })) {
      return submitTriedAt;
    }
    throw settling(undefined, SETTLING_MS);
  }

  async function submit(job: Job, triedAt: string, audio: readonly AudioSource[]): Promise<string> {
    const profile = profileFromKey(job.profile);
    const ofStorage = new Set<unknown>();
    try {
      return await transcribers.on(job.lane).submit({
        ...{ name: job.id, profile },
        audio: audio.map((one) => watched(one, ofStorage)),
      });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.verdict === 'unsure') {
        await jobs.update(job.id, { unsure: true });
        throw settling(error, SETTLING_MS);
      }
      // Refused: this attempt made no job. An earlier one may have, and is looked for again.
      const wasFirst = job.unsure !== true && job.submitTriedAt === undefined;
      await jobs.attempt(job.id, triedAt, {
        submitTriedAt: wasFirst ? null : triedAt,
        ...(error.verdict === 'blocked' && !ofStorage.has(error) && { refusedBy: job.lane }),
      });
      throw error;
    }
  }

  async function record(
    job: Job,
    triedAt: string | undefined,
    providerJobId: string,
  ): Promise<SubmitResult> {
    const submittedAt = clock.now().toISOString();
    const recorded = { providerJobId, submittedAt, state: 'submitted' } as const;
    if (await jobs.attempt(job.id, triedAt, recorded)) return answer(job, submittedAt);
    // Somebody has taken our place meanwhile; what we made is nobody's, unless they have found it. An
    // answer is kept under the name of the job: theirs is the same, until the job has done with it.
    const now = await jobOf(jobs, job.id);
    const isAnother = now.providerJobId !== providerJobId && capabilitiesFor(job).mode === 'batch';
    if (isAnother || SETTLED.includes(now.state)) {
      await transcribers.on(job.lane).discard(providerJobId);
    }
    throw settling(undefined, SETTLING_MS);
  }

  function answer(job: Job, submittedAt: string | undefined): SubmitResult {
    const { audioSeconds, createdAt } = job;
    const { mode, pollMinMs } = capabilitiesFor(job);
    return {
      state: 'submitted',
      audioSeconds,
      submittedAt: submittedAt ?? createdAt,
      ...(mode === 'fast' && { isOver: true }),
      ...(pollMinMs !== undefined && { pollMinMs }),
    };
  }

  function capabilitiesFor(job: Job): Capabilities {
    return transcribers.provider(profileFromKey(job.profile).provider).capabilities;
  }
}

function settling(cause: unknown, retryAfterMs: number): ServiceError {
  return new ServiceError(
    'Speech service',
    'submission_unsure',
    'no answer to the submission; it is looked for before another is made.',
    { verdict: 'later', retryAfterMs, cause },
  );
}
