import type { Allowance } from '../activities/allowance';
import type { TakeInAgain } from '../activities/take-in-again';
import type { Reason } from '../domain/errors';
import type { LedgerRecord } from '../domain/ledger';
import { NO_SERVICE } from '../domain/planning';
import { profileFromKey } from '../domain/profile';
import type { Ports, Tagged, Workflows } from '../ports';
import { IN_FLUX, orUnavailable, refusal, TRIES, unknownRecording, type Answer } from './answer';
import { stateOf } from './recording-view';

type RetryWorkflows = Pick<Workflows, 'kickDispatch' | 'lookAgain'>;

/**
 * Lets a recording go again, or go on. What is under way is left alone, and said what it waits for;
 * so a repeat does no harm.
 */
export function makeRetryRecording(
  { clock, ledger, transcribers }: Pick<Ports, 'clock' | 'ledger' | 'transcribers'>,
  takeInAgain: TakeInAgain,
  allowance: Allowance,
) {
  return (id: string, workflows: RetryWorkflows): Promise<Answer> =>
    orUnavailable(async () => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const found = await ledger.read(id);
        if (!found) return unknownRecording(id);
        const answer = await retry(found, workflows);
        if (answer !== 'raced') return answer;
      }
      return IN_FLUX;
    });

  async function retry(
    found: Tagged<LedgerRecord>,
    workflows: RetryWorkflows,
  ): Promise<Answer | 'raced'> {
    const record = found.value;
    if (record.kind === 'live') return refusal(409, oncePerSession(record));
    switch (record.status) {
      case 'queued':
        await workflows.kickDispatch();
        return accepted(record);
      case 'claimed':
      case 'transcribing':
      case 'transcribed':
        return refusal(409, underWay(record));
      case 'parked':
        if (isUnserved(record)) return again(found, workflows);
        return record.jobId === undefined
          ? letGoOn(found, workflows)
          : refusal(409, waitsWithJob(record.jobId, record.reason));
      case 'rejected':
      case 'failed':
      case 'completed':
        return again(found, workflows);
      case 'deleting':
      case 'deleted':
        return refusal(410, 'The recording was deleted. Upload it again to have it transcribed.');
    }
  }

  /** Nobody will transcribe it: its service is gone from the settings, whether a job had it or not. */
  function isUnserved({ profile, reason, times }: LedgerRecord): boolean {
    if (reason?.code === NO_SERVICE) return true;
    const { provider } = profileFromKey(profile);
    const isNamed = transcribers.providers.some(({ name }) => name === provider);
    return !isNamed && times.transcribedAt === undefined;
  }

  async function letGoOn(
    { value, tag }: Tagged<LedgerRecord>,
    workflows: RetryWorkflows,
  ): Promise<Answer | 'raced'> {
    const reason = await allowance.refusal(clock.now());
    if (reason) return refusal(409, `Not now. ${reason.message}`);
    const { reason: _reason, ...rest } = value;
    const queued: LedgerRecord = { ...rest, status: 'queued' };
    if (!(await ledger.replace(queued, tag))) return 'raced';
    await workflows.kickDispatch();
    return accepted(queued);
  }

  async function again(
    found: Tagged<LedgerRecord>,
    workflows: RetryWorkflows,
  ): Promise<Answer | 'raced'> {
    const record = await takeInAgain(found, workflows);
    if (record === 'raced') return 'raced';
    if (record === 'gone') {
      const { container, path } = found.value;
      return refusal(
        410,
        `The audio is no longer at ${container}/${path}. Upload it there again; it is taken in by itself.`,
      );
    }
    if (record.status !== 'rejected') return accepted(record);
    return refusal(409, record.reason?.message ?? 'The recording can never work as it is.');
  }
}

function accepted(record: LedgerRecord): Answer {
  return { status: 202, jsonBody: stateOf(record) };
}

function oncePerSession({ recording }: LedgerRecord): string {
  const instead =
    recording === undefined ? '' : ` Its recording can: POST api/recordings/${recording}/retry.`;
  return `A live session goes on by itself, and what was said in it cannot be heard again.${instead}`;
}

function underWay({ status, jobId, claimedUntil }: LedgerRecord): string {
  const waitsFor =
    status === 'transcribed'
      ? 'its transcript is there, and it waits for its summary'
      : 'it waits for the speech service';
  return `The recording is under way with job ${jobId ?? '(none)'}: ${waitsFor}. If that job is lost, the sweep puts it back in the queue${claimedUntil === undefined ? '' : ` (not before ${claimedUntil})`}.`;
}

function waitsWithJob(jobId: string, reason: Reason | undefined): string {
  return `The recording waits with job ${jobId}, which goes on by itself once this is mended: ${reason?.message ?? 'see GET api/health'}`;
}
