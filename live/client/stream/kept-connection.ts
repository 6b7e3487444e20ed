import { LiveError, asError } from '../errors';
import { Signal } from '../signal';
import type {
  LiveConnection,
  LiveEvents,
  LiveFinal,
  LiveFormat,
  LiveOptions,
  LiveTarget,
} from '../types';
import type { OpenVendorSession, VendorSession } from '../vendor-session';
import { Attempts } from './attempts';
import { AudioRing } from './audio-ring';
import { Broken, OneConnection, type Heard } from './one-connection';
import { Settled } from './settled';
import { sleepUntil } from './sleep';
import { tellApart } from './tell-apart';
import { Tokens } from './tokens';

/**
 * So much audio is kept to be sent again, at most: 2 minutes, 3.8 MB a channel. No service lets a
 * sentence grow so long, and attempts to connect are given up sooner.
 */
export const KEPT_SECONDS = 120;
/** So much may wait to be sent on; then `send` waits. */
const WAITING_SECONDS = 1;
const BYTES_PER_SAMPLE = 2;

/**
 * A connection that is kept over cuts: audio since the last final is sent again over a new one, all
 * times are put on the one clock, and what was had before is not told of again. Both vendors' clients
 * have ways of their own to come back, or none; this is the one for both, and can be tested as one.
 */
export class KeptConnection implements LiveConnection {
  private readonly ring: AudioRing;
  private readonly settled: Settled;
  private readonly tokens: Tokens;
  private readonly attempts = new Attempts();
  private readonly moved = new Signal();
  private readonly over = Promise.withResolvers<void>();
  private readonly hungUp = Promise.withResolvers<void>();
  private readonly bytesPerMs: number;
  private readonly frameBytes: number;
  private current: OneConnection | undefined;
  private lastBreak = new LiveError('no-connection', 'There is no connection yet.', 'never');
  /** What the service had settled at the last cut: told of if no connection comes about any more. */
  private pending: readonly LiveFinal[] = [];
  private sentTo = 0;
  private isConnected = false;
  private isFinishing = false;
  private closedBy: LiveError | undefined;

  constructor(
    private readonly open: OpenVendorSession,
    target: LiveTarget,
    private readonly options: LiveOptions,
    private readonly format: LiveFormat,
    private readonly events: LiveEvents,
  ) {
    this.frameBytes = BYTES_PER_SAMPLE * format.channels;
    this.bytesPerMs = (this.frameBytes * format.sampleRate) / 1000;
    this.ring = new AudioRing(KEPT_SECONDS * 1000 * this.bytesPerMs);
    this.settled = new Settled(options.channels);
    this.tokens = new Tokens(target);
    void this.run();
  }

  async send(pcm: Uint8Array): Promise<void> {
    this.mustBeOpen();
    if (this.isFinishing) throw new LiveError('closed', 'Audio came after finish().', 'never');
    this.ring.append(pcm, this.isConnected ? this.sentTo : this.resumeFrom);
    this.moved.raise();
    while (!this.closedBy && !this.hasRoom) await this.moved.next;
    this.mustBeOpen();
  }

  finish(): Promise<void> {
    this.isFinishing = true;
    this.moved.raise();
    return this.over.promise;
  }

  close(): void {
    this.endBecause(new LiveError('closed', 'The live connection was closed.', 'never'));
  }

  /** One connection after another, until one came to its end or no more is to be tried. */
  private async run(): Promise<void> {
    try {
      while (!this.closedBy && !(await this.connectOnce())) {
        const why = this.lastBreak;
        const afterMs = this.attempts.waitAfter(why);
        this.tell((events) => events.reconnecting?.(why, afterMs));
        await sleepUntil(afterMs, this.hungUp.promise);
      }
    } catch (error) {
      this.settled.begin();
      for (const final of this.pending) this.heard.final(final);
      this.tell((events) => events.error(asError(error)));
    }
    this.endBecause(new LiveError('ended', 'The live connection has ended.', 'never'));
  }

  /** Whether it came to its end; otherwise `lastBreak` says why not. */
  private async connectOnce(): Promise<boolean> {
    const from = this.resumeFrom;
    if (this.isFinishing && from >= this.ring.end) return true;
    const connection = new OneConnection(from / this.bytesPerMs, this.heard);
    this.current = connection;
    try {
      const target = await this.tokens.forConnection();
      const session = await connection.open(this.open, target, this.options, this.format);
      this.settled.begin();
      this.sentTo = from;
      this.isConnected = true;
      this.attempts.opened();
      if (this.closedBy) session.close();
      await Promise.race([connection.ended, this.pump(connection, session)]);
      await connection.ended;
      return true;
    } catch (error) {
      this.lastBreak = this.breakOf(error);
      return false;
    } finally {
      this.isConnected = false;
      this.current = undefined;
      connection.close();
      this.moved.raise();
    }
  }

  private breakOf(error: unknown): LiveError {
    if (error instanceof Broken) {
      if (error.pending.length > 0) this.pending = error.pending;
      return error.why;
    }
    if (error instanceof LiveError) return error;
    throw error;
  }

  /** Sends what there is, and what comes, as long as this is the connection. */
  private async pump(connection: OneConnection, session: VendorSession): Promise<void> {
    while (this.current === connection && !this.closedBy) {
      const chunk = this.ring.read(this.sentTo, session.chunkBytes);
      if (chunk.length > 0) {
        this.sentTo += chunk.length;
        await session.send(chunk);
        this.moved.raise();
      } else if (this.isFinishing) {
        connection.finish();
        return;
      } else {
        await this.moved.next;
      }
    }
  }

  /** What any of the connections tells of, less what was told of before. */
  private readonly heard: Heard = {
    partial: (partial) => {
      if (!this.settled.covers(partial)) this.tell((events) => events.partial(partial));
    },
    final: (final) => {
      if (this.closedBy || !this.settled.accept(final)) return;
      this.attempts.progressed();
      this.tell((events) => events.final(final));
    },
    settled: (channel, untilMs) => {
      this.settled.advance(channel, untilMs);
    },
    endOfUtterance: (channel, atMs) => {
      this.tell((events) => events.endOfUtterance?.(channel, atMs));
    },
  };

  private tell(event: (events: LiveEvents) => void): void {
    if (!this.closedBy) tellApart(() => event(this.events));
  }

  /** Place in the ring where every channel is told of, at the beginning of a sample. */
  private get resumeFrom(): number {
    const exact = this.settled.everywhere * this.bytesPerMs;
    const aligned = Math.floor(exact / this.frameBytes) * this.frameBytes;
    return Math.min(this.ring.end, Math.max(this.ring.start, aligned));
  }

  private get hasRoom(): boolean {
    const waitingBytes = Math.min(
      WAITING_SECONDS * 1000 * this.bytesPerMs * (this.format.pace ?? 1),
      this.ring.capacity / 4,
    );
    return this.isConnected
      ? this.ring.end - this.sentTo <= waitingBytes
      : this.ring.end - this.resumeFrom <= this.ring.capacity - waitingBytes;
  }

  private mustBeOpen(): void {
    if (this.closedBy) throw this.closedBy;
  }

  private endBecause(reason: LiveError): void {
    if (this.closedBy) return;
    this.closedBy = reason;
    this.tokens.close();
    this.current?.close();
    this.hungUp.resolve();
    this.moved.raise();
    tellApart(() => this.events.end());
    this.over.resolve();
  }
}
