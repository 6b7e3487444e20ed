/** When which audio was sent: to tell how long after its end a phrase became final. */
export class AudioClock {
  private readonly untilMs: number[] = [];
  private readonly at: number[] = [];

  /** @param bytesPerMs of the audio */
  constructor(private readonly bytesPerMs: number) {}

  /** Length of the audio so far. */
  get durationMs(): number {
    return this.untilMs.at(-1) ?? 0;
  }

  /** When the first audio was sent. */
  get startedAt(): number | undefined {
    return this.at[0];
  }

  sent(bytes: number, at = performance.now()): void {
    this.untilMs.push(this.durationMs + bytes / this.bytesPerMs);
    this.at.push(at);
  }

  /** When the audio up to a place had been sent; `undefined` before any was. */
  sentAt(placeMs: number): number | undefined {
    let low = 0;
    let high = this.untilMs.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.untilMs[middle] ?? 0) >= placeMs) high = middle;
      else low = middle + 1;
    }
    return this.at[low];
  }
}
