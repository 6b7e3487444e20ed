/** How far the recordings that are worked on at the moment are; not kept over a restart. */
export class JobProgress {
  private readonly fractions = new Map<string, Map<number, number>>();

  /** @param fraction 0 to 1 of the recording at `position` */
  report(jobId: string, position: number, fraction: number): void {
    const recordings = this.fractions.get(jobId) ?? new Map<number, number>();
    recordings.set(position, Math.min(1, Math.max(0, fraction)));
    this.fractions.set(jobId, recordings);
  }

  finish(jobId: string, position: number): void {
    const recordings = this.fractions.get(jobId);
    recordings?.delete(position);
    if (recordings?.size === 0) this.fractions.delete(jobId);
  }

  /** Recordings of a job that are worked on, each as a fraction 0 to 1. */
  running(jobId: string): readonly number[] {
    return [...(this.fractions.get(jobId)?.values() ?? [])];
  }
}
