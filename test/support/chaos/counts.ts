import { appendFileSync } from 'node:fs';
import { SETTINGS } from './settings';

/** What a part of the suite has done. One JSON line of the file that CHAOS_COUNTS names. */
export interface Counts {
  readonly part: 'virtual' | 'stack' | 'mutations';
  /** Runs from begin to end. */
  readonly runs: number;
  /** Kills that struck. */
  readonly killPoints: number;
  /** Faults that struck: answers, outages, events, jumps of the clock. */
  readonly faults: number;
  /** Recordings without their stated end. */
  readonly lost: number;
  /** Documents, results or collected jobs beyond the one. */
  readonly duplicated: number;
  readonly mutants?: number;
  /** Mutants that came to light. */
  readonly caught?: number;
}

/** Adds a line to the counts; nothing where nobody counts. */
export function addCounts(counts: Counts): void {
  if (SETTINGS.counts !== undefined) {
    appendFileSync(SETTINGS.counts, `${JSON.stringify(counts)}\n`);
  }
}
