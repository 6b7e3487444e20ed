import { FaultPlan } from '../../faults/fault-plan';
import { faultSchema, type ArmedFault, type CallAction, type Operation } from './fault';

export type NotificationFault = Extract<ArmedFault, { operation: 'notification' }>['action'];
type JobFailure = Extract<ArmedFault, { job: 'fail' }>;
type FileFault = Extract<ArmedFault, { file: string }>;

/** What shall go wrong with calls, jobs, recordings and notifications. */
export class SpeechFaults extends FaultPlan<typeof faultSchema> {
  constructor() {
    super(faultSchema);
  }

  forCall(operation: Operation): CallAction | undefined {
    return this.strike((fault) =>
      'operation' in fault && fault.operation === operation ? fault.action : undefined,
    );
  }

  forNotification(): NotificationFault | undefined {
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
}
