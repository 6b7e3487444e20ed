import type { Status } from '../domain/ledger';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { makeEndings } from './ending';
import { idsOf, jobOf } from './job-of';

const UNTRANSCRIBED: readonly Status[] = ['claimed', 'transcribing', 'parked'];

/** States on a job's recordings that they were tried and given up. */
export function makeFailJob(
  ports: Pick<Ports, 'clock' | 'jobs' | 'ledger' | 'announcer'>,
): Activity<'failJob'> {
  const endings = makeEndings(ports);
  return async ({ jobId, reason, which }) => {
    const job = await jobOf(ports.jobs, jobId);
    await ports.jobs.update(jobId, { reason });
    const open = await ports.ledger.ownedBy(jobId, idsOf(job));
    const concerned = open.filter(
      ({ status }) => which === 'unfinished' || UNTRANSCRIBED.includes(status),
    );
    const completedAt = ports.clock.now().toISOString();
    const failed = { status: 'failed', reason, times: { completedAt }, ...endings.mark } as const;
    await forEachAtOnce(concerned, async (owner) => {
      await ports.ledger.advance(owner, failed);
    });
    // Should the orchestration be lost now, the next one must not submit what has failed.
    if (which === 'untranscribed') await ports.jobs.update(jobId, { state: 'settled' });
    await endings.tell(concerned.map(({ recordingId }) => recordingId));
    return null;
  };
}

/** The same for one recording. */
export function makeFailRecording(
  ports: Pick<Ports, 'clock' | 'ledger' | 'announcer'>,
): Activity<'failRecording'> {
  const endings = makeEndings(ports);
  return async ({ owner, reason }) => {
    const completedAt = ports.clock.now().toISOString();
    const failed = { status: 'failed', reason, times: { completedAt }, ...endings.mark } as const;
    await ports.ledger.advance(owner, failed);
    await endings.tell([owner.recordingId]);
    return null;
  };
}
