import { addCounts, type Counts } from '../chaos/counts';
import type { RunReport } from './run';

/** Adds up what the runs of one test file have done. */
export class Counter {
  private readonly counts = { runs: 0, killPoints: 0, faults: 0, lost: 0, duplicated: 0 };

  add({ kills, strikes, lost, duplicated }: RunReport): void {
    this.counts.runs += 1;
    this.counts.killPoints += kills;
    this.counts.faults += strikes;
    this.counts.lost += lost;
    this.counts.duplicated += duplicated;
  }

  write(): void {
    addCounts({ part: 'stack', ...this.counts } satisfies Counts);
  }
}
