import type { Separation } from '../domain/choices';
import type { LivePhrase } from '../domain/live';

/** What a live service can do, by its documentation. */
export interface LiveCapabilities {
  readonly separations: readonly Separation[];
  /** Most channels of one session. */
  readonly channels: 1 | 2;
  /** Most words and names that are likely to be said; 0 where it takes none. */
  readonly phraseHints: number;
  /** Longest session. */
  readonly mostSeconds: number;
  /** The same where voices are told apart, if it is less. */
  readonly mostSecondsDiarized?: number;
}

/** What a client needs to stream to the vendor itself. The token is a secret for as long as it is valid. */
export interface LiveConnectionGrant {
  /** WebSocket URL to dial. */
  readonly endpoint: string;
  readonly token: string;
  /** ISO 8601 in UTC. A connection that stands by then goes on. */
  readonly expiresAt: string;
}

/** One live service, as the settings know it: an adapter each. */
export interface LiveProvider {
  /** `azure-speech` or `speechmatics`. */
  readonly name: string;
  readonly capabilities: LiveCapabilities;
  /** Model that the client is to ask for; absent where there is nothing to choose. */
  readonly model?: string;
  /** A token that is good for live transcription alone, and for minutes. Never a key. */
  connect(): Promise<LiveConnectionGrant>;
}

/** All live services of the settings, in order of preference; none where live mode is off. */
export interface LiveProviders {
  readonly providers: readonly LiveProvider[];
}

/**
 * Final phrases of live sessions until their transcript is made: spoken words before anything is
 * blotted out of them. Each goes by itself after some days, whatever happens.
 */
export interface LivePhrases {
  /** Written once. `same`: this very phrase is there already; `other`: another one has its number. */
  create(sessionId: string, phrase: LivePhrase, at: Date): Promise<'created' | 'same' | 'other'>;
  /** Notes that the client is there, though nothing is said. */
  noteAlive(sessionId: string, at: Date): Promise<void>;
  /** When the last phrase or note came (ISO 8601); `undefined` when none has. */
  lastAt(sessionId: string): Promise<string | undefined>;
  /** Numbers of all phrases that came, in order. */
  sequences(sessionId: string): Promise<number[]>;
  /** Up to `limit` phrases in order, those after `after`. */
  page(sessionId: string, after: number, limit: number): Promise<LivePhrase[]>;
  /** One that is not there counts as deleted. */
  delete(sessionId: string, sequence: number): Promise<void>;
  /** All phrases and notes of a session. */
  deleteAll(sessionId: string): Promise<void>;
}
