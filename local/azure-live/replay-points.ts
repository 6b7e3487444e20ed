/** More than there are connections at a time, by far. */
const MOST = 1000;

/**
 * How far the audio of each client was transcribed. A client that connects again, with the same id,
 * repeats its audio from the end of the last phrase that it was given, and does not say where that is.
 */
export class ReplayPoints {
  readonly #points = new Map<string, number>();

  /** @param connectionId empty for a client that gave none: it always begins at 0 */
  of(connectionId: string): { get(): number; set(ms: number): void } {
    let own = 0;
    return {
      get: () => (connectionId === '' ? own : (this.#points.get(connectionId) ?? 0)),
      set: (ms) => {
        own = ms;
        if (connectionId !== '') this.#note(connectionId, ms);
      },
    };
  }

  #note(connectionId: string, ms: number): void {
    this.#points.delete(connectionId);
    this.#points.set(connectionId, ms);
    const [oldest] = this.#points.keys();
    if (this.#points.size > MOST && oldest !== undefined) this.#points.delete(oldest);
  }
}
