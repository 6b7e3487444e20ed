/**
 * Runs something that many ask for at the same time only as often as needed: whoever comes while a
 * run is under way shares the one that begins after it, because the current one may have looked
 * before they came.
 */
export class Coalesced {
  private current: Promise<void> | undefined;
  private next: Promise<void> | undefined;

  /** Resolves, or rejects, with a run that began after this call. */
  run(work: () => Promise<void>): Promise<void> {
    if (!this.current) return this.begin(work);
    this.next ??= this.current.then(
      () => this.begin(work),
      () => this.begin(work),
    );
    return this.next;
  }

  private begin(work: () => Promise<void>): Promise<void> {
    this.next = undefined;
    const run = work().finally(() => {
      if (this.current === run) this.current = undefined;
    });
    this.current = run;
    return run;
  }
}
