import { nextGeneration } from '../domain/generation';
import { withNewVersion, type LedgerRecord } from '../domain/ledger';
import type { Tagged } from '../ports';
import { makeEndings } from './ending';
import { examine, type IntakeSettings } from './examine';
import { sendOn, type IntakeWorkflows } from './send-on';
import type { IntakePorts } from './take-in-recording';

/**
 * Takes in a known recording afresh. `gone`: its blob is not there any more. `raced`: somebody else
 * has changed the ledger or the blob in the meantime, and nothing was done.
 */
export type TakeInAgain = (
  known: Tagged<LedgerRecord>,
  workflows: IntakeWorkflows,
) => Promise<LedgerRecord | 'gone' | 'raced'>;

/**
 * Looks at the blob of a recording as if it had just landed: what it is and how it is to be
 * transcribed may be another thing by today's settings. Whoever had it before can't write on it any
 * more; an old result stays readable until the new one is there.
 */
export function makeTakeInAgain(ports: IntakePorts, settings: IntakeSettings): TakeInAgain {
  const endings = makeEndings(ports);

  return async ({ value: known, tag }, workflows) => {
    const { id, container, path, priority } = known;
    const blob = { container, path };
    const properties = await ports.recordings.properties(blob);
    if (!properties) return 'gone';
    const landed = await examine(ports, settings, { id, blob, properties, priority, known });
    if (!landed) return 'raced';
    const isRejected = landed.status === 'rejected';
    const record: LedgerRecord = {
      ...withNewVersion(known, isRejected ? { ...landed, ...endings.mark } : landed),
      epoch: nextGeneration(known.epoch),
      ...(landed.version === known.version && {
        times: { ...landed.times, landedAt: known.times.landedAt },
      }),
    };
    if (!(await ports.ledger.replace(record, tag))) return 'raced';
    if (isRejected) await endings.tell([id]);
    await sendOn(ports, record, workflows);
    return record;
  };
}
