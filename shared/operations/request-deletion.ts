import type { Retention } from '../domain/deletion';
import type { Ports, Workflows } from '../ports';
import { IN_FLUX, orUnavailable, TRIES, unknownRecording, type Answer } from './answer';
import { receiptOf } from './deletion-receipt';
import { makeMarkForDeletion } from './mark-for-deletion';

/**
 * A person's right to be forgotten. The mark comes first, so that whatever arrives late finds it;
 * the work is an orchestration's, and a sweep starts that again should it be lost. A repeat changes
 * nothing and tells how far it is.
 */
export function makeRequestDeletion(
  ports: Pick<Ports, 'clock' | 'jobs' | 'ledger'>,
  retention: Retention,
) {
  const { ledger } = ports;
  const mark = makeMarkForDeletion(ports);

  return (id: string, workflows: Pick<Workflows, 'startDeletion'>): Promise<Answer> =>
    orUnavailable(async () => {
      for (let tries = 0; tries < TRIES; tries += 1) {
        const found = await ledger.read(id);
        if (!found) return unknownRecording(id);
        const receipt = receiptOf(found.value, retention);
        if (receipt?.status === 'deleted') return { status: 200, jsonBody: receipt };
        const marked = receipt ? found.value : await mark(found.value);
        if (!receipt && !(await ledger.replace(marked, found.tag))) continue;
        await workflows.startDeletion(id);
        return { status: 202, jsonBody: receiptOf(marked, retention) ?? {} };
      }
      return IN_FLUX;
    });
}
