import type { Workflows } from '../../../shared/ports';

/** Starts nothing; remembers what would have been started. */
export class RecordedWorkflows implements Workflows {
  kicks = 0;
  readonly started: string[] = [];
  readonly ended: string[] = [];
  readonly lookAgains: { id: string; path: string; version: string; at: Date }[] = [];

  async kickDispatch(): Promise<void> {
    this.kicks += 1;
  }

  async startJob(jobId: string): Promise<void> {
    this.started.push(jobId);
  }

  async transcriptionEnded(jobId: string): Promise<void> {
    this.ended.push(jobId);
  }

  async lookAgain(recording: { id: string; path: string; version: string; at: Date }) {
    this.lookAgains.push(recording);
  }
}
