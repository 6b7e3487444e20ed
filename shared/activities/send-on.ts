import type { LedgerRecord } from '../domain/ledger';
import type { Ports, Workflows } from '../ports';
import { noteTwins } from './note-twins';

/**
 * What taking in a blob came to; `sidecar`: it is no recording, it speaks of one; `forgotten`: so old
 * that the ledger may have forgotten it.
 */
export type TakenIn =
  | {
      readonly kind: 'queued' | 'rejected' | 'waiting' | 'known' | 'sidecar' | 'forgotten';
      readonly id: string;
    }
  | { readonly kind: 'gone' };

/** What a landing starts. */
export type IntakeWorkflows = Pick<Workflows, 'kickDispatch' | 'lookAgain'>;

/** What comes next for a recording that was just written. */
export async function sendOn(
  ports: Pick<Ports, 'ledger'>,
  record: LedgerRecord,
  workflows: IntakeWorkflows,
): Promise<TakenIn> {
  const { id, container, path, version, notBefore } = record;
  if (record.status === 'rejected') return { kind: 'rejected', id };
  await noteTwins(ports, record);
  if (waits(record)) {
    await workflows.lookAgain({ id, container, path, version, at: new Date(notBefore) });
    return { kind: 'waiting', id };
  }
  await workflows.kickDispatch();
  return { kind: 'queued', id };
}

/** For its content, or for a side-car: no longer once a job has had it. */
export function waits({ status, sizeBytes, waitsFor, attempts }: LedgerRecord): boolean {
  return status === 'queued' && (sizeBytes === 0 || (waitsFor !== undefined && attempts === 0));
}
