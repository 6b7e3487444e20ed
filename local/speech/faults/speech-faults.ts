import { CallFaults } from '../../service/call-faults';
import { faultSchema, type ArmedFault, type Operation } from './fault';

type JobFailure = Extract<ArmedFault, { job: 'fail' }>;
type FileFault = Extract<ArmedFault, { file: string }>;

/** What shall go wrong with calls, jobs, recordings and notifications. */
export class SpeechFaults extends CallFaults<typeof faultSchema, Operation> {
  constructor() {
    super(faultSchema);
  }

  forJob(): JobFailure | undefined {
    return this.strike((fault) => ('job' in fault && fault.job === 'fail' ? fault : undefined));
  }

  /** @param url without its query */
  forFile(url: string): FileFault | undefined {
    return this.strike((fault) =>
      'file' in fault && url.includes(fault.file) ? fault : undefined,
    );
  }
}
