import type { Ports, Workflows } from '../../ports';
import { makeMarkForDeletion } from '../mark-for-deletion';

/** Erased in one sweep; the next one takes the rest. */
const AT_A_TIME = 200;

/**
 * Erases recordings whose choices say how long they may be kept, by the same way as when somebody
 * asks for it: the audio, the transcripts and the results of every version go.
 */
export function makeEraseExpired(ports: Pick<Ports, 'clock' | 'jobs' | 'ledger'>) {
  const { ledger } = ports;
  const mark = makeMarkForDeletion(ports);

  return async (now: Date, workflows: Pick<Workflows, 'startDeletion'>): Promise<number> => {
    const ids = await ledger.toErase(now, AT_A_TIME);
    for (const id of ids) {
      const found = await ledger.read(id);
      // Whoever was faster has made it another: the next sweep looks again.
      if (!found || found.value.status === 'deleting' || found.value.status === 'deleted') continue;
      if (!(await ledger.replace(await mark(found.value), found.tag))) continue;
      await workflows.startDeletion(id);
    }
    return ids.length;
  };
}
