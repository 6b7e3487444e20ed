import { LiveError, SOON } from '../errors';
import type { LiveFinal, LiveFormat, LiveOptions, LiveTarget } from '../types';
import type { OpenVendorSession, VendorEvents, VendorSession } from '../vendor-session';
import { finalOnClock, partialOnClock } from './on-session-clock';

/** After the last audio a service that says nothing for so long will not say any more. */
const SILENT_MS = 30_000;

/** What a connection tells of, by the session's clock. */
export type Heard = Pick<VendorEvents, 'partial' | 'final' | 'settled' | 'endOfUtterance'>;

/** How a connection went down, and what the service had settled but not completed. */
export class Broken extends Error {
  override readonly name = 'Broken';

  constructor(
    readonly why: LiveError,
    readonly pending: readonly LiveFinal[],
  ) {
    super(why.message);
  }
}

/** One vendor connection, on the session's clock. */
export class OneConnection {
  private readonly gone = Promise.withResolvers<void>();
  private silence: ReturnType<typeof setTimeout> | undefined;
  private session: VendorSession | undefined;

  /** @param baseMs where in the session its first audio lies */
  constructor(
    private readonly baseMs: number,
    private readonly heard: Heard,
  ) {
    // Whoever waits for the end may come later than the end.
    this.gone.promise.catch(() => undefined);
  }

  /** Resolves when it takes audio. Throws LiveError. */
  async open(
    open: OpenVendorSession,
    target: LiveTarget,
    options: LiveOptions,
    format: LiveFormat,
  ): Promise<VendorSession> {
    this.session = await open(target, options, format, this.events());
    return this.session;
  }

  /** Resolves at the end; rejects with {@link Broken}. */
  get ended(): Promise<void> {
    return this.gone.promise;
  }

  /** Says that there is no more audio, and does not wait for ever. */
  finish(): void {
    this.session?.finish();
    this.watchSilence();
  }

  close(): void {
    clearTimeout(this.silence);
    this.session?.close();
    this.gone.resolve();
  }

  private events(): VendorEvents {
    const base = this.baseMs;
    return {
      partial: (partial) => {
        this.stir();
        this.heard.partial(partialOnClock(partial, base));
      },
      final: (final) => {
        this.stir();
        this.heard.final(finalOnClock(final, base));
      },
      settled: (channel, untilMs) => {
        this.heard.settled(channel, untilMs + base);
      },
      endOfUtterance: (channel, atMs) => {
        this.heard.endOfUtterance(channel, atMs + base);
      },
      ended: () => {
        clearTimeout(this.silence);
        this.gone.resolve();
      },
      broken: (error, pending) => {
        clearTimeout(this.silence);
        this.gone.reject(
          new Broken(
            error,
            pending.map((final) => finalOnClock(final, base)),
          ),
        );
      },
    };
  }

  private stir(): void {
    if (this.silence !== undefined) this.watchSilence();
  }

  private watchSilence(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      this.session?.close();
      const why = `The speech service has not ended the session within ${SILENT_MS / 1000} s.`;
      this.gone.reject(new Broken(new LiveError('no-end', why, SOON), []));
    }, SILENT_MS);
  }
}
