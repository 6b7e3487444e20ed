import type { Announcer, RecordingEnded } from '../../../shared/ports';

/** A listener that remembers what it was told. */
export class MemoryAnnouncer implements Announcer {
  readonly told: RecordingEnded[] = [];
  /** How often somebody tried to tell it something. */
  asked = 0;
  /** What it answers with while it is away; for one recording where a function says so. */
  away: Error | ((ended: RecordingEnded) => Error | undefined) | undefined;

  async announce(ended: RecordingEnded): Promise<void> {
    this.asked += 1;
    const error = typeof this.away === 'function' ? this.away(ended) : this.away;
    if (error) throw error;
    this.told.push(ended);
  }

  /** What it was told, in short: path, version, status. */
  get ends(): string[] {
    return this.told.map(({ path, version, status }) => `${path} ${version} ${status}`);
  }
}
