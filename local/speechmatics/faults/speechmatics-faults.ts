import { CallFaults } from '../../service/call-faults';
import { faultSchema, type Operation, type Outcome } from './fault';

export interface Rejection {
  readonly message: string;
  readonly outcome: Outcome;
}

/** What shall go wrong with calls, jobs and notifications. */
export class SpeechmaticsFaults extends CallFaults<typeof faultSchema, Operation> {
  constructor() {
    super(faultSchema);
  }

  forJob(dataName: string): Rejection | undefined {
    return this.strike((fault) => {
      if ('file' in fault) return dataName.includes(fault.file) ? fault : undefined;
      return 'job' in fault && fault.job === 'reject' ? fault : undefined;
    });
  }
}
