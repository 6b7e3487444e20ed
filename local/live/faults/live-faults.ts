import { FaultPlan } from '../../faults/fault-plan';
import { liveFaultSchema } from './live-fault';

/** What shall go wrong with the connections of a service for live transcription. */
export class LiveFaults extends FaultPlan<typeof liveFaultSchema> {
  constructor() {
    super(liveFaultSchema);
  }

  forUpgrade() {
    return this.strike((fault) => (fault.on === 'upgrade' ? fault.action : undefined));
  }

  forSession() {
    return this.strike((fault) => (fault.on === 'session' ? fault.action : undefined));
  }
}
