import type { BlobName, FurtherSummary, Workflows } from '../../../shared/ports';

/** Starts nothing; remembers what would have been started. */
export class RecordedWorkflows implements Workflows {
  kicks = 0;
  readonly started: string[] = [];
  readonly ended: string[] = [];
  readonly deletions: string[] = [];
  readonly live: string[] = [];
  readonly liveEnds: string[] = [];
  readonly summaries: FurtherSummary[] = [];
  readonly lookAgains: (BlobName & { id: string; version: string; at: Date })[] = [];

  async kickDispatch(): Promise<void> {
    this.kicks += 1;
  }

  async startJob(jobId: string): Promise<void> {
    this.started.push(jobId);
  }

  async transcriptionEnded(jobId: string): Promise<void> {
    this.ended.push(jobId);
  }

  async startSummary(wanted: FurtherSummary): Promise<void> {
    this.summaries.push(wanted);
  }

  async startDeletion(recordingId: string): Promise<void> {
    this.deletions.push(recordingId);
  }

  async startLive(sessionId: string): Promise<void> {
    this.live.push(sessionId);
  }

  async liveEnded(sessionId: string): Promise<void> {
    this.liveEnds.push(sessionId);
  }

  async lookAgain(recording: BlobName & { id: string; version: string; at: Date }) {
    this.lookAgains.push(recording);
  }
}
