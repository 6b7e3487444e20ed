/** Something that several may wait for, again and again. */
export class Signal {
  private waiting = Promise.withResolvers<void>();

  /** Resolves at the next `raise`. */
  get next(): Promise<void> {
    return this.waiting.promise;
  }

  raise(): void {
    this.waiting.resolve();
    this.waiting = Promise.withResolvers<void>();
  }
}
