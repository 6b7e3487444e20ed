import type { LiveFinal, LivePartial, LiveProvider } from '../client';
import type { AudioClock } from './audio-clock';

/** What a stream came to. Times are milliseconds. */
export interface LiveRun {
  readonly sessionId: string;
  readonly provider: LiveProvider;
  /** From the first audio sent to the first partial; absent where none came. */
  readonly firstPartialMs?: number;
  /** Median over all phrases, from the end of a phrase's audio to its final; absent where none came. */
  readonly finalMs?: number;
  /** From the request that opened the session to the one that closed it. */
  readonly totalMs: number;
  /** Length of the audio that was sent. */
  readonly durationMs: number;
  /** How many came. */
  readonly partials: number;
  readonly finals: readonly LiveFinal[];
  /** For each partial, from its arrival on the socket until it was shown. */
  readonly overheadMs: readonly number[];
  /** Requests to the app and connections to the service. */
  readonly requests: number;
  /** Why it ended before the audio did. */
  readonly trouble?: string;
}

/** Takes times while a stream runs. */
export class RunTimes {
  readonly finals: LiveFinal[] = [];
  readonly overheadMs: number[] = [];
  private readonly waits: number[] = [];
  private firstPartialAt: number | undefined;

  constructor(private readonly clock: AudioClock) {}

  /** After a partial was shown. */
  partial({ receivedAt }: LivePartial): void {
    this.firstPartialAt ??= receivedAt;
    this.overheadMs.push(performance.now() - receivedAt);
  }

  final(final: LiveFinal): void {
    const sentAt = this.clock.sentAt(final.offsetMs + final.durationMs);
    if (sentAt !== undefined) this.waits.push(Math.max(0, final.receivedAt - sentAt));
    this.finals.push(final);
  }

  /** What there is to say at the end. */
  figures(): Pick<LiveRun, 'firstPartialMs' | 'finalMs' | 'partials' | 'finals' | 'overheadMs'> {
    const { startedAt } = this.clock;
    const finalMs = median(this.waits);
    return {
      ...(this.firstPartialAt !== undefined &&
        startedAt !== undefined && { firstPartialMs: this.firstPartialAt - startedAt }),
      ...(finalMs !== undefined && { finalMs }),
      partials: this.overheadMs.length,
      finals: this.finals,
      overheadMs: this.overheadMs,
    };
  }
}

function median(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 0 && low !== undefined && high !== undefined
    ? (low + high) / 2
    : high;
}
