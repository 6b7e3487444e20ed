interface Entry {
  readonly at: number;
  readonly run: () => void | Promise<void>;
}

/** What is going to happen outside of the app, by time (ms since 1970). */
export class Agenda {
  private readonly entries: Entry[] = [];

  add(at: number, run: Entry['run']): void {
    const index = this.entries.findIndex((entry) => entry.at > at);
    this.entries.splice(index < 0 ? this.entries.length : index, 0, { at, run });
  }

  /** When the next thing happens; Infinity when nothing will. */
  get next(): number {
    return this.entries[0]?.at ?? Infinity;
  }

  /** Lets everything happen that is due, in order. */
  async runDue(now: number): Promise<void> {
    while (this.next <= now) await this.entries.shift()?.run();
  }
}
