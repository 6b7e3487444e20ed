import type { Operation } from './protocol';

/** Requests of one kind since the start or the last reset. */
export interface JournalEntry {
  readonly requests: number;
  readonly requestUnits: number;
  /** Number of answers by HTTP status; requests that were cut off count as 0. */
  readonly statuses: Readonly<Record<string, number>>;
}

export type Journal = Readonly<Partial<Record<Operation, JournalEntry>>>;

/** Counts what was asked of the server and what it cost. */
export class JournalKeeper {
  private readonly entries = new Map<
    Operation,
    { requests: number; requestUnits: number; statuses: Record<string, number> }
  >();

  record(operation: Operation, status: number, requestUnits: number): void {
    const entry = this.entries.get(operation) ?? { requests: 0, requestUnits: 0, statuses: {} };
    entry.requests += 1;
    entry.requestUnits = Math.round((entry.requestUnits + requestUnits) * 100) / 100;
    entry.statuses[String(status)] = (entry.statuses[String(status)] ?? 0) + 1;
    this.entries.set(operation, entry);
  }

  journal(): Journal {
    return structuredClone(Object.fromEntries(this.entries));
  }

  /** All request units together. */
  requestUnits(): number {
    return [...this.entries.values()].reduce((sum, entry) => sum + entry.requestUnits, 0);
  }

  reset(): void {
    this.entries.clear();
  }
}
