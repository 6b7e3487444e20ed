import { faultSchema, type ArmedFault, type Fault, type FaultAction } from './fault';

interface Armed {
  readonly fault: ArmedFault;
  skip: number;
  left: number;
}

/** What shall go wrong with chat completions, in the order it was armed. A restart disarms all. */
export class FaultPlan {
  private armed: Armed[] = [];

  /** @throws ZodError for a fault that is not well formed; then none of them is armed. */
  add(...faults: readonly Fault[]): void {
    const parsed = faults.map((fault) => faultSchema.parse(fault));
    for (const fault of parsed) {
      const left = fault.times === 'always' ? Infinity : fault.times;
      this.armed.push({ fault, skip: fault.skip, left });
    }
  }

  clear(): void {
    this.armed = [];
  }

  /** Those that can still strike. */
  list(): readonly ArmedFault[] {
    return this.armed.map(({ fault }) => fault);
  }

  /** What strikes the call that came in just now; a fault that skips it has one skip less. */
  next(): FaultAction | undefined {
    for (const entry of this.armed) {
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.left -= 1;
      this.armed = this.armed.filter(({ left }) => left > 0);
      return entry.fault.action;
    }
    return undefined;
  }
}
