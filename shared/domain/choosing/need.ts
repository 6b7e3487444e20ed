import type { Profanity, Separation } from '../choices';
import type { Capabilities } from '../provider';

/** `batch`: jobs, minutes. `fast`: a request that is answered with the transcript. `live`: a stream. */
export type Mode = 'batch' | 'fast' | 'live';

/** What is wanted of a transcription, and of what. What is absent is not asked for, or not known. */
export interface Need {
  /** A complete file, or audio that is spoken while it is transcribed. */
  readonly input: 'file' | 'stream';
  /** How soon the words are needed: `second`, as they are spoken; `soon`, somebody waits. Else it can wait. */
  readonly wait?: 'second' | 'soon';
  /** People speak with the application and it answers. */
  readonly interactive?: boolean;
  /** Words are shown before their sentence is over. */
  readonly partials?: boolean;
  /** One of many files. */
  readonly bulk?: boolean;
  readonly accuracy?: 'highest';
  readonly cost?: 'lowest';
  /** This one and no other. */
  readonly mode?: Mode;
  /** These and no others, the first before the second. */
  readonly providers?: readonly string[];
  readonly sizeBytes?: number;
  readonly seconds?: number;
  readonly channels?: number;
  /** Kind of file, as in `AudioFormat`. */
  readonly format?: string;
  readonly locale: string;
  /** Others that it may be, `locale` not included. */
  readonly candidateLocales: readonly string[];
  readonly separation?: Separation;
  readonly profanity?: Profanity;
  /** How many words and names that are likely to be said. */
  readonly phrases?: number;
  /** Lanes that may have the audio (data residency); any where absent or empty. */
  readonly lanes?: readonly string[];
  /** Providers that have refused it already. */
  readonly refused?: readonly string[];
}

/** A service that may be chosen. */
export interface Candidate {
  readonly provider: string;
  readonly mode: Mode;
  readonly can: Limits;
  readonly lanes: readonly string[];
  /** List price of an hour of audio. */
  readonly usdPerHour?: number;
  /** Why it takes no jobs at the moment: code of the refusal of a key, a quota, a subscription. */
  readonly trouble?: string;
}

/** What of a service's capabilities decides whether it can take a recording. */
export type Limits = Pick<
  Capabilities,
  | 'mostBytes'
  | 'mostSeconds'
  | 'mostChannels'
  | 'formats'
  | 'separations'
  | 'separationsOfTwo'
  | 'mostSecondsDiarized'
  | 'profanities'
  | 'phraseHints'
  | 'candidateLocales'
  | 'languages'
  | 'languagesIdentified'
>;

/** Why: a code for programs, and a short sentence for people. */
export interface Because {
  readonly code: string;
  readonly text: string;
}
