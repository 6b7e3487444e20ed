import type { LiveEvents, LiveFinal, LivePartial } from '../../../live/client';

/** Writes down what a live connection tells of. */
export class Heard implements LiveEvents {
  readonly partials: LivePartial[] = [];
  readonly finals: LiveFinal[] = [];
  readonly errors: Error[] = [];
  readonly cuts: Error[] = [];
  ends = 0;

  partial(partial: LivePartial): void {
    this.partials.push(partial);
  }

  final(final: LiveFinal): void {
    this.finals.push(final);
  }

  reconnecting(why: Error): void {
    this.cuts.push(why);
  }

  error(error: Error): void {
    this.errors.push(error);
  }

  end(): void {
    this.ends += 1;
  }

  /** Finals without what differs from run to run, in the order of time. */
  get said() {
    return this.finals
      .map(({ receivedAt: _receivedAt, ...final }) => final)
      .toSorted((one, other) => one.offsetMs - other.offsetMs || one.channel - other.channel);
  }
}
