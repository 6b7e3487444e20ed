import { appended, notAll, opened, recordingTarget, renewed } from './app/answers';
import type { OpenedSession, RecordingTarget } from './app/answers';
import { AppApi, type AppAddress } from './app/app-api';
import { Outbox } from './app/outbox';
import { LiveError, asError } from './errors';
import type { LiveFinal, LiveTarget } from './types';

/** What one may say when a session is opened; all of it is optional. */
export interface SessionRequest {
  readonly provider?: string;
  readonly locale?: string;
  readonly separation?: 'diarization' | 'channels' | 'none';
  readonly maxSpeakers?: number;
  /** Roles by voice: `{ speaker1: "agent" }`. */
  readonly speakers?: Readonly<Record<string, string>>;
  /** Names and words that are likely to come. */
  readonly phrases?: readonly string[];
  readonly name?: string;
  /** The audio will be uploaded, too. */
  readonly record?: boolean;
}

/** Where nobody speaks, the app hears all the same that somebody listens, before it ends the session. */
const HEARTBEATS_PER_IDLE = 4;

/** So often the app is told again what it misses at the end. */
const CLOSE_ATTEMPTS = 5;

/**
 * A live session with the app: finals go to it as they come, numbered, in batches, and again where
 * nothing or the wrong thing came back. The app keeps each number once, so that sending too often
 * does no harm.
 */
export class LiveSession {
  private readonly outbox: Outbox;
  private readonly heartbeat: ReturnType<typeof setInterval>;
  private sending: Promise<void> | undefined;
  private failure: Error | undefined;
  private toldAt = performance.now();

  private constructor(
    private readonly api: AppApi,
    readonly opened: OpenedSession,
  ) {
    this.outbox = new Outbox(opened.nextSequence);
    const everyMs = (opened.limits.idleSeconds * 1000) / HEARTBEATS_PER_IDLE;
    this.heartbeat = setInterval(() => {
      if (performance.now() - this.toldAt >= everyMs) void this.sendAlive();
    }, everyMs);
  }

  /**
   * Opens a session.
   *
   * @throws LiveError with the app's own words when it does not open one
   */
  static async open(address: AppAddress, request: SessionRequest): Promise<LiveSession> {
    const api = new AppApi(address);
    return new LiveSession(api, await api.post('api/live', request, opened));
  }

  get id(): string {
    return this.opened.id;
  }

  /** Requests to the app so far. */
  get requests(): number {
    return this.api.requests;
  }

  /** Why the app takes no more phrases, as when the session has ended; more audio is of no use then. */
  get refusal(): Error | undefined {
    const { failure } = this;
    return failure instanceof LiveError && failure.retry === 'never' ? failure : undefined;
  }

  /** Whom to dial; knows how to get another token. */
  get target(): LiveTarget {
    return {
      provider: this.opened.provider,
      ...this.opened.connection,
      renew: async () => (await this.api.post(`${this.path}/token`, {}, renewed)).connection,
    };
  }

  /** Takes a final and sends it as soon as what is on its way has arrived. Never throws. */
  append(final: LiveFinal): void {
    this.outbox.add(final);
    void this.flush().catch(() => undefined);
  }

  /**
   * Resolves when the app has all finals.
   *
   * @throws LiveError when it does not take them; `close` tries once more
   */
  async flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
    });
    await this.sending;
    if (this.failure) throw this.failure;
    if (!this.outbox.isEmpty) await this.flush();
  }

  /**
   * Ends the session: the app makes transcript and summary of it.
   *
   * @param durationMs length of the audio
   * @throws LiveError when the app cannot be reached, or goes on missing what was sent
   */
  async close(durationMs: number): Promise<void> {
    const { outbox } = this;
    this.leave();
    for (let attempt = 0; attempt < CLOSE_ATTEMPTS; attempt += 1) {
      this.failure = undefined;
      await this.flush();
      const end = { lastSequence: outbox.lastSequence, durationMs: Math.round(durationMs) };
      const { status, json } = await this.api.ask(`${this.path}/close`, end);
      if (status < 300) return;
      const misses = notAll.safeParse(json);
      if (status !== 409 || !misses.success || outbox.sendAgain(misses.data.missing) === 0) {
        throw new LiveError(
          String(status),
          `The session could not be closed (${status}).`,
          'never',
        );
      }
    }
    throw new LiveError('409', 'The app goes on missing phrases that were sent.', 'never');
  }

  /** Stops telling the app that somebody listens; it ends the session by itself after a while. */
  leave(): void {
    clearInterval(this.heartbeat);
  }

  /** Where the audio goes, when the session was opened with `record`. */
  async recordingTarget(): Promise<RecordingTarget> {
    return this.api.post(`${this.path}/recording`, {}, recordingTarget);
  }

  private get path(): string {
    return `api/live/${this.id}`;
  }

  private async sendAlive(): Promise<void> {
    this.toldAt = performance.now();
    await this.api.ask(`${this.path}/phrases`, { phrases: [] }).catch(() => undefined);
  }

  private async sendAll(): Promise<void> {
    const { phrasesPerAppend } = this.opened.limits;
    try {
      while (!this.outbox.isEmpty) {
        const phrases = this.outbox.batch(phrasesPerAppend);
        const answer = await this.api.post(`${this.path}/phrases`, { phrases }, appended);
        if (answer.acknowledged.length === 0) {
          throw new LiveError('not-taken', 'The app acknowledged none of the phrases.', 'never');
        }
        this.outbox.acknowledge(answer.acknowledged);
        this.toldAt = performance.now();
      }
      this.failure = undefined;
    } catch (error) {
      this.failure = asError(error);
    }
  }
}
