/*
 * The vendor-neutral transcript, schema version 2; docs/transcript.md explains it field by field.
 * Times are milliseconds from the start of the recording, exact to what the provider gives: whole
 * numbers as a rule, with decimals where it measures finer.
 */

/**
 * What the provider said about a thing beyond what has a place of its own here: kept under the
 * provider's own names, as JSON, so that nothing is lost. Absent where there is nothing.
 */
export type More = Readonly<Record<string, unknown>>;

/** One word. */
export interface Word {
  readonly text: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  /** 0 to 1. */
  readonly confidence?: number;
  readonly more?: More;
}

/** Another reading of a phrase that the recognizer considered. */
export interface Alternative {
  /** Display form, with punctuation and capitals. */
  readonly text: string;
  /** The words as spoken: `two hundred pounds`. */
  readonly lexical?: string;
  /** Inverse text normalization, numbers and abbreviations as written: `£200`. */
  readonly itn?: string;
  /** The same with profanity masked. */
  readonly maskedItn?: string;
  /** 0 to 1. */
  readonly confidence?: number;
  /** Lexical words. */
  readonly words?: readonly Word[];
  /** Words of the display form. */
  readonly displayWords?: readonly Word[];
  readonly more?: More;
}

/** What one party said without a longer pause; the first reading is the chosen one. */
export interface Phrase extends Alternative {
  /** `p1`, `p2`, … in order of time over all channels; summaries cite them. */
  readonly id: string;
  /** Counted from 0. */
  readonly channel: number;
  /** Counted from 1; only where speakers of one channel were told apart. */
  readonly speaker?: number;
  /** BCP-47; only where the language was identified. */
  readonly locale?: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  /** False where the recognizer reported that it failed on this stretch. */
  readonly recognized: boolean;
  readonly alternatives?: readonly Alternative[];
  /** What the provider said of the phrase itself; `more` is of its chosen reading. */
  readonly morePhrase?: More;
}

/** One voice of the recording: a channel, or a speaker told apart within one. */
export interface Speaker {
  /** `c0`, `c1` for channels; `s1`, `s2` for speakers of a mono recording; `c0s1` for both. */
  readonly id: string;
  readonly channel: number;
  readonly speaker?: number;
  /** `agent`, `customer`, or what the recording's own choices name. Absent where it is not known. */
  readonly role?: string;
  /** `setting`: the recording's own choices; `said`: by what is said, see `roleEvidence`. */
  readonly roleFrom?: 'setting' | 'said';
  /** Ids of the phrases that show the role; only where it is `said`. */
  readonly roleEvidence?: readonly string[];
}

/** The text of one channel in one piece, as far as it is not that of its phrases one after another. */
export interface ChannelText {
  readonly channel: number;
  readonly text?: string;
  readonly lexical?: string;
  readonly itn?: string;
  readonly maskedItn?: string;
  readonly more?: More;
}

/** What the provider's document says of itself. */
export interface Origin {
  /** The URL that was submitted, without its query, which may carry a signature. */
  readonly source: string;
  /** When the provider made its result, as it writes it. */
  readonly createdAt?: string;
  /** The channels that it lists, those without a word too. */
  readonly channels: readonly ChannelText[];
  /** The order of its phrases, as their places in ours, counted from 1; absent where it is the same. */
  readonly order?: readonly number[];
  readonly more?: More;
}

/** The transcript: lossless, whatever the provider. Kept as a blob, one per version. */
export interface Transcript {
  readonly schemaVersion: 2;
  readonly recordingId: string;
  readonly version: string;
  readonly provider: string;
  /** BCP-47: the one most is spoken in where languages were identified, else the one asked for. */
  readonly locale: string;
  readonly durationMs: number;
  /** Channels in which something was recognized or looked for. */
  readonly channels: number;
  /** Every voice that has a phrase, and every channel that has none. */
  readonly speakers: readonly Speaker[];
  readonly phrases: readonly Phrase[];
  /** Absent in transcripts of before schema version 2. */
  readonly origin?: Origin;
  /** What was blotted out of it; absent where nothing was to be. */
  readonly redaction?: Redaction;
}

/** What was looked for, and how much of each kind was found and replaced by its name. */
export interface Redaction {
  readonly kinds: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

/** A phrase before it has its place in the order. */
export type UnnumberedPhrase = Omit<Phrase, 'id'>;

/** What a recognizer gives for one recording, before it is a transcript of a version. */
export interface Recognition {
  readonly durationMs: number;
  readonly channels: number;
  /** In the provider's order. */
  readonly phrases: readonly UnnumberedPhrase[];
  readonly origin?: Omit<Origin, 'order'>;
}
