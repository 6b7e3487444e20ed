/** Ctrl-C: the first one ends the session in order, the second one everything at once. */
export interface Interrupts {
  /** Ends the audio. */
  readonly first: AbortSignal;
  stop(): void;
}

const INTERRUPTED = 130;

export function listenToInterrupts(onFirst: () => void): Interrupts {
  const first = new AbortController();
  const interrupted = () => {
    if (first.signal.aborted) process.exit(INTERRUPTED);
    onFirst();
    first.abort();
  };
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', interrupted);
  return {
    first: first.signal,
    stop() {
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', interrupted);
    },
  };
}
