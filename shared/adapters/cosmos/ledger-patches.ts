import type { Container, JSONObject, PatchOperation } from '@azure/cosmos';
import type { Reason } from '../../domain/errors';
import { statusesBefore, type LedgerChange, type Owner } from '../../domain/ledger';
import { cosmosUnless } from './errors';
import { literal } from './query';

/** Changes a document under a condition. False when it does not hold, or there is no such document. */
export function patchIf(
  container: Container,
  id: string,
  condition: string,
  operations: PatchOperation[],
): Promise<boolean> {
  return cosmosUnless([404, 412], `a change of ${id}`, () =>
    container.item(id, id).patch({ condition: `FROM c WHERE ${condition}`, operations }),
  );
}

/** queued → claimed. */
export function claimOperations(claim: { jobId: string; at: Date; until: Date }): PatchOperation[] {
  return [
    set('/status', 'claimed'),
    set('/jobId', claim.jobId),
    set('/claimedUntil', claim.until.toISOString()),
    set('/times/claimedAt', claim.at.toISOString()),
    set('/reason', null),
    increment('/epoch', 1),
    increment('/attempts', 1),
  ];
}

export function parkOperations(reason: Reason): PatchOperation[] {
  return [set('/status', 'parked'), set('/reason', { ...reason })];
}

export function unparkOperations(): PatchOperation[] {
  return [set('/status', 'queued'), set('/reason', null)];
}

/** The condition under which an owner may make a change. */
export function ownedAnd(owner: Owner, { status }: LedgerChange): string {
  const from = statusesBefore(status).map(literal).join(', ');
  return [
    `c.jobId = ${literal(owner.jobId)}`,
    `c.epoch = ${literal(owner.epoch)}`,
    `c.version = ${literal(owner.version)}`,
    `c.status IN (${from})`,
  ].join(' AND ');
}

/** A patch may hold ten operations (Cosmos partial update page); no change needs as many. */
export function operationsFor({ times, release, ...fields }: LedgerChange): PatchOperation[] {
  return [
    ...Object.entries(fields).map(([name, value]) => set(`/${name}`, value)),
    ...Object.entries(times ?? {}).map(([name, value]) => set(`/times/${name}`, value)),
    ...(release
      ? [
          set('/jobId', null),
          set('/claimedUntil', null),
          increment('/epoch', 1),
          ...(release === 'uncounted' ? [increment('/attempts', -1)] : []),
        ]
      : []),
  ];
}

function set(path: string, value: unknown): PatchOperation {
  return { op: 'set', path, value: value as JSONObject };
}

function increment(path: string, value: number): PatchOperation {
  return { op: 'incr', path, value };
}
