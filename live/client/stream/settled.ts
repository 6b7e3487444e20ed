import type { LiveFinal } from '../types';

/**
 * Up to where each channel is done, on the session's clock, and up to where it was told of when the
 * present connection began. After a cut the same audio is recognized again: a final is known by the
 * time of its audio, not by its words, since somebody may well say the same words twice.
 */
export class Settled {
  private readonly done: number[];
  private readonly told: number[];
  private before: readonly number[];

  constructor(channels: number) {
    this.done = new Array<number>(channels).fill(0);
    this.told = [...this.done];
    this.before = [...this.done];
  }

  /** Where every channel is done: from here on audio may be needed again. */
  get everywhere(): number {
    return Math.min(...this.done);
  }

  /** Another connection begins: what lies before here and comes now was had already. */
  begin(): void {
    this.before = [...this.told];
  }

  /** Takes a final, unless the middle of it lies in what earlier connections told of. */
  accept({ channel, offsetMs, durationMs }: Pick<LiveFinal, Times>): boolean {
    if (offsetMs + durationMs / 2 < (this.before[channel] ?? 0)) return false;
    const end = offsetMs + durationMs;
    raise(this.told, channel, end);
    raise(this.done, channel, end);
    return true;
  }

  /** Nothing more comes of a channel before this time, as in silence. */
  advance(channel: number, untilMs: number): void {
    raise(this.done, channel, untilMs);
  }

  /** Whether a partial is about what was told of already. */
  covers({ channel, offsetMs, durationMs }: Pick<LiveFinal, Times>): boolean {
    return offsetMs + durationMs <= (this.before[channel] ?? 0);
  }
}

type Times = 'channel' | 'offsetMs' | 'durationMs';

function raise(times: number[], channel: number, to: number): void {
  const now = times[channel];
  if (now !== undefined && to > now) times[channel] = to;
}
