import { FaultPlan } from '../../faults/fault-plan';
import type { CallAction } from '../../speech/faults/fault';
import type { NotificationFault } from '../../speech/faults/speech-faults';
import { faultSchema, type Operation, type Outcome } from './fault';

export interface Rejection {
  readonly message: string;
  readonly outcome: Outcome;
}

/** What shall go wrong with calls, jobs and notifications. */
export class SpeechmaticsFaults extends FaultPlan<typeof faultSchema> {
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

  forJob(dataName: string): Rejection | undefined {
    return this.strike((fault) => {
      if ('file' in fault) return dataName.includes(fault.file) ? fault : undefined;
      return 'job' in fault && fault.job === 'reject' ? fault : undefined;
    });
  }

  forStatus(): string | undefined {
    return this.strike((fault) =>
      'job' in fault && fault.job === 'status' ? fault.status : undefined,
    );
  }
}
