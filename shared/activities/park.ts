import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { jobOf, ownerOf } from './job-of';

/** Says on a job's recordings that they wait for a person, and what for. They stay the job's own. */
export function makeParkJob(ports: Pick<Ports, 'jobs' | 'ledger'>): Activity<'parkJob'> {
  return async ({ jobId, reason }) => {
    const { manifest } = await jobOf(ports.jobs, jobId);
    await forEachAtOnce(manifest, async (entry) => {
      await ports.ledger.advance(ownerOf(jobId, entry), { status: 'parked', reason });
    });
    return null;
  };
}

/** The same for some of them. */
export function makeParkRecordings(ports: Pick<Ports, 'ledger'>): Activity<'parkRecordings'> {
  return async ({ owners, reason }) => {
    await forEachAtOnce(owners, async (owner) => {
      await ports.ledger.advance(owner, { status: 'parked', reason });
    });
    return null;
  };
}
