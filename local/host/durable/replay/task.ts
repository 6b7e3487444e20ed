type Outcome = 'open' | 'succeeded' | 'failed';

/** Something that an orchestration waits for, as far as it matters for what comes next. */
export class Task {
  #outcome: Outcome = 'open';
  readonly #listeners: (() => void)[] = [];

  get outcome(): Outcome {
    return this.#outcome;
  }

  settle(outcome: 'succeeded' | 'failed'): void {
    if (this.#outcome !== 'open') return;
    this.#outcome = outcome;
    for (const listener of this.#listeners) listener();
  }

  /** Calls back at the end, at once if that is past. */
  onEnd(listener: (outcome: 'succeeded' | 'failed') => void): void {
    const tell = () => {
      if (this.#outcome !== 'open') listener(this.#outcome);
    };
    if (this.#outcome === 'open') this.#listeners.push(tell);
    else tell();
  }
}

/** Ends with the first child, however that ends. */
export function whenAny(children: readonly Task[]): Task {
  const whole = new Task();
  for (const child of children) child.onEnd(() => whole.settle('succeeded'));
  return whole;
}

/**
 * Ends with the last child. The SDK resumes the orchestrator at the first failure already, but the
 * extension (`OutOfProcOrchestrationShim`, Task.WhenAll) takes up nothing further before all are done.
 */
export function whenAll(children: readonly Task[]): Task {
  const whole = new Task();
  let open = children.length;
  let failed = false;
  for (const child of children) {
    child.onEnd((outcome) => {
      failed ||= outcome === 'failed';
      open -= 1;
      if (open === 0) whole.settle(failed ? 'failed' : 'succeeded');
    });
  }
  return whole;
}
