import { faultSchema, type ArmedFault, type CallAction, type Fault, type Operation } from './fault';

type NotificationFault = Extract<ArmedFault, { operation: 'notification' }>;
type JobFailure = Extract<ArmedFault, { job: 'fail' }>;
type FileFault = Extract<ArmedFault, { file: string }>;

interface Armed {
  readonly fault: ArmedFault;
  skip: number;
  left: number;
}

/** What shall go wrong, in the order it was armed. Kept in memory: a restart disarms all. */
export class FaultPlan {
  private armed: Armed[] = [];

  /** @throws ZodError for a fault that is not well formed. */
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

  forCall(operation: Operation): CallAction | undefined {
    return this.strike((fault) =>
      'operation' in fault && fault.operation === operation ? fault.action : undefined,
    );
  }

  forNotification(): NotificationFault['action'] | undefined {
    return this.strike((fault) =>
      'operation' in fault && fault.operation === 'notification' ? fault.action : undefined,
    );
  }

  forJob(): JobFailure | undefined {
    return this.strike((fault) => ('job' in fault && fault.job === 'fail' ? fault : undefined));
  }

  forStatus(): string | undefined {
    return this.strike((fault) =>
      'job' in fault && fault.job === 'status' ? fault.status : undefined,
    );
  }

  /** @param url without its query */
  forFile(url: string): FileFault | undefined {
    return this.strike((fault) =>
      'file' in fault && url.includes(fault.file) ? fault : undefined,
    );
  }

  /** The first fault that matches and is due; each match before it uses up one of its skips. */
  private strike<T>(match: (fault: ArmedFault) => T | undefined): T | undefined {
    for (const entry of this.armed) {
      const found = match(entry.fault);
      if (found === undefined) continue;
      if (entry.skip > 0) {
        entry.skip -= 1;
        continue;
      }
      entry.left -= 1;
      if (entry.left <= 0) this.armed = this.armed.filter((other) => other !== entry);
      return found;
    }
    return undefined;
  }
}
