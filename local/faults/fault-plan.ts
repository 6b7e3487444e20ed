import type { z } from 'zod';
import type { Scheduled } from './schedule';

interface Armed<F> {
  readonly fault: F;
  skip: number;
  left: number;
}

/**
 * What shall go wrong with a service, in the order it was armed. Kept in memory: a restart disarms
 * all.
 */
export class FaultPlan<S extends z.ZodType<Scheduled>> {
  private armed: Armed<z.output<S>>[] = [];
  private struck = 0;

  /** @param schema of one fault; what it takes is what a test writes, or sends as JSON */
  constructor(private readonly schema: S) {}

  /** @throws ZodError for a fault that is not well formed; then none of them is armed. */
  add(...faults: readonly z.input<S>[]): void {
    const parsed = faults.map((fault) => this.schema.parse(fault));
    for (const fault of parsed) {
      const left = fault.times === 'always' ? Infinity : fault.times;
      this.armed.push({ fault, skip: fault.skip, left });
    }
  }

  clear(): void {
    this.armed = [];
  }

  /** Those that can still strike. */
  list(): readonly z.output<S>[] {
    return this.armed.map(({ fault }) => fault);
  }

  /** How often faults have struck, those that are disarmed included. */
  strikes(): number {
    return this.struck;
  }

  /**
   * What strikes now: the first fault that matches and is due. Each match before it uses up one of
   * its skips.
   *
   * @param match what a fault comes to here; `undefined` for one that is about something else
   */
  strike<T>(match: (fault: z.output<S>) => T | undefined): T | undefined {
    for (const entry of this.armed) {
      const found = match(entry.fault);
      if (found === undefined) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.left -= 1;
      this.struck += 1;
      if (entry.left <= 0) this.armed = this.armed.filter((other) => other !== entry);
      return found;
    }
    return undefined;
  }
}

/** For whoever arms and disarms faults of a running service. */
export type FaultControl<S extends z.ZodType<Scheduled>> = Pick<
  FaultPlan<S>,
  'add' | 'clear' | 'list' | 'strikes'
>;
