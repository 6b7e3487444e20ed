import type { LiveEvents, LiveFinal, LivePartial, LiveSession } from '../client';
import { RunTimes } from './live-run';
import type { AudioClock } from './audio-clock';

/** What is shown while a stream runs. */
export interface LiveView {
  onPartial?(partial: LivePartial): void;
  onFinal?(final: LiveFinal): void;
  onReconnecting?(why: Error, afterMs: number): void;
}

/** Hands what is heard to the app and to whoever looks, and takes times. */
export class WatchedEvents implements LiveEvents {
  readonly times: RunTimes;
  /** Connections to the service so far, those that were cut included. */
  connections = 1;
  /** Why the service was given up. */
  trouble: Error | undefined;

  constructor(
    private readonly session: LiveSession,
    clock: AudioClock,
    private readonly view: LiveView,
  ) {
    this.times = new RunTimes(clock);
  }

  partial(partial: LivePartial): void {
    this.view.onPartial?.(partial);
    this.times.partial(partial);
  }

  final(final: LiveFinal): void {
    this.session.append(final);
    this.times.final(final);
    this.view.onFinal?.(final);
  }

  reconnecting(why: Error, afterMs: number): void {
    this.connections += 1;
    this.view.onReconnecting?.(why, afterMs);
  }

  error(error: Error): void {
    this.trouble = error;
  }

  end(): void {
    // `finish` tells of it.
  }
}
