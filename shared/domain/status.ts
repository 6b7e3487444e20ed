/** Where a recording stands; design: "The way of a recording". */
export type Status =
  | 'queued'
  | 'claimed'
  | 'transcribing'
  | 'transcribed'
  | 'completed'
  | 'rejected'
  | 'failed'
  | 'parked'
  | 'deleting'
  | 'deleted';

/** Statuses from which a recording does not move by itself. */
export const TERMINAL: readonly Status[] = ['completed', 'rejected', 'failed', 'deleted'];

/** Statuses of what is on its way, or waits for an operator: it is to come to an end yet. */
export const UNFINISHED: readonly Status[] = [
  'queued',
  'claimed',
  'transcribing',
  'transcribed',
  'parked',
];

const NEXT: Readonly<Record<Status, readonly Status[]>> = {
  queued: ['claimed', 'parked', 'rejected', 'failed', 'deleting'],
  claimed: ['transcribing', 'parked', 'queued', 'failed', 'rejected', 'deleting'],
  transcribing: ['transcribed', 'parked', 'queued', 'failed', 'rejected', 'deleting'],
  transcribed: ['completed', 'parked', 'queued', 'failed', 'deleting'],
  parked: ['transcribing', 'transcribed', 'completed', 'queued', 'failed', 'deleting'],
  completed: ['queued', 'deleting'],
  rejected: ['queued', 'deleting'],
  failed: ['queued', 'deleting'],
  deleting: ['deleted'],
  deleted: ['queued'],
};

export const STATUSES = Object.keys(NEXT) as readonly Status[];

/** Whether the state table has this step. Staying is always allowed: activities run at least once. */
export function canGo(from: Status, to: Status): boolean {
  return from === to || NEXT[from].includes(to);
}

/** All statuses from which `to` can be reached in one step, `to` itself included. */
export function statusesBefore(to: Status): Status[] {
  return (Object.keys(NEXT) as Status[]).filter((from) => canGo(from, to));
}
