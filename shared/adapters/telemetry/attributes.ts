import type { Attributes } from '@opentelemetry/api';
import type { LedgerRecord } from '../../domain/ledger';
import { generationOf } from '../../domain/generation';

export const RECORDING_STATUS = 'callscribe.status';

/** Statuses whose traces are never left out. */
export const ALWAYS_KEPT: readonly string[] = ['failed', 'rejected'];

/** What Application Insights shows as the operation that a span belongs to. */
export const OPERATION = 'ai.operation.name';

/**
 * Ids of recordings begin with the name of their file, which may name a customer. A trace has the
 * other half of the id, a hash: `SELECT * FROM c WHERE ENDSWITH(c.id, "…")` finds the recording.
 */
export function nameless(recordingId: string): string {
  return recordingId.slice(recordingId.lastIndexOf('-') + 1);
}

/** Codes are few and say little; what a service sends in the place of one may be anything. */
export function codeOf(code: string): string {
  return /^[\w.-]{1,64}$/.test(code) ? code : 'other';
}

export function attributesOf(record: LedgerRecord): Attributes {
  const { id, epoch, status, reason, jobId, attempts, priority, durationSeconds } = record;
  return {
    'callscribe.recording': nameless(id),
    [RECORDING_STATUS]: status,
    ...(reason && { 'callscribe.reason': codeOf(reason.code) }),
    ...(jobId !== undefined && { 'callscribe.job': jobId }),
    'callscribe.attempts': attempts,
    'callscribe.generation': generationOf(epoch),
    'callscribe.priority': priority,
    ...(durationSeconds !== undefined && { 'callscribe.audio.seconds': durationSeconds }),
  };
}
