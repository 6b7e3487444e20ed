/** How the speakers of a recording are told apart. */
export type Separation = 'channels' | 'diarization' | 'none';

/** What becomes of swear words; the values are those of Azure's `profanityFilterMode`. */
export type Profanity = 'None' | 'Masked' | 'Removed' | 'Tags';

/** How one recording is to be transcribed and read, where it differs from the settings. */
export interface RecordingChoices {
  /** Main locale, as the service writes it: `de-DE`. */
  readonly locale?: string;
  /** Locales to identify the language among, `locale` included. */
  readonly candidateLocales?: readonly string[];
  readonly separation?: Separation;
  /** Most speakers to tell apart in one channel (2 to 35). */
  readonly maxSpeakers?: number;
  /** Role by channel (`channel0`) or speaker of a mono recording (`speaker1`): `agent`, `customer`, … */
  readonly speakers?: Readonly<Record<string, string>>;
  readonly profanity?: Profanity;
  /** Words and names that are likely to be said. */
  readonly phrases?: readonly string[];
  /** Services that may transcribe it, by their names in PROVIDERS, the first before the second. */
  readonly providers?: readonly string[];
  /** `batch`: a job, minutes. `fast`: a service that answers at once. */
  readonly mode?: 'batch' | 'fast';
  /** Somebody waits for it: a service that answers at once goes first, where the file fits. */
  readonly urgent?: boolean;
  /** `highest`: batch transcription goes first. */
  readonly accuracy?: 'highest';
  /** `lowest`: of the services that can take it, the one with the lowest list price. */
  readonly cost?: 'lowest';
  /** Name of the set of choices in the settings that lies below the others. */
  readonly profile?: string;
  /** So many days after it landed the recording is erased with all that was made of it. */
  readonly retentionDays?: number;
  /** Facts of the customer's own; they travel along and mean nothing to the app. */
  readonly fields?: Readonly<Record<string, string>>;
  /** Kinds of what is blotted out, or `none`. */
  readonly redact?: readonly string[];
  readonly summary?: SummaryChoices;
}

export interface SummaryChoices {
  /** Name of a set of custom fields that the summary is to answer. */
  readonly fields?: string;
}

/** What telephony knows of the call that a recording belongs to. */
export interface CallFacts {
  readonly agent?: string;
  readonly queue?: string;
  readonly direction?: 'inbound' | 'outbound';
  /** The same for all legs of a call. */
  readonly callId?: string;
  /** Place of this recording among the legs of its call, from 1. */
  readonly leg?: number;
  /** ISO 8601 in UTC. */
  readonly startedAt?: string;
  /** Number or id of the customer, as given. */
  readonly customer?: string;
}
