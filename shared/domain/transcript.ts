/** One word. Times are milliseconds from the start of the recording. */
export interface Word {
  readonly text: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  /** 0 to 1. */
  readonly confidence?: number;
}

/** Another reading of a phrase that the recognizer considered. */
export interface Alternative {
  readonly text: string;
  readonly lexical?: string;
  readonly itn?: string;
  readonly maskedItn?: string;
  readonly confidence?: number;
  readonly words?: readonly Word[];
  readonly displayWords?: readonly Word[];
}

/** What one party said without a longer pause; the first reading is the chosen one. */
export interface Phrase extends Alternative {
  /** `p1`, `p2`, … in order of time; summaries cite them. */
  readonly id: string;
  /** Counted from 0. */
  readonly channel: number;
  /** Counted from 1; only where speakers of one channel were told apart. */
  readonly speaker?: number;
  /** BCP-47; only where the language was identified. */
  readonly locale?: string;
  readonly offsetMs: number;
  readonly durationMs: number;
  /** Display form, with punctuation and capitals. */
  readonly text: string;
  /** False where the recognizer reported that it failed on this stretch. */
  readonly recognized: boolean;
  readonly alternatives?: readonly Alternative[];
}

/** The vendor-neutral transcript: lossless, whatever the provider. Kept as a blob, one per version. */
export interface Transcript {
  readonly schemaVersion: 1;
  readonly recordingId: string;
  readonly version: string;
  readonly provider: string;
  readonly locale: string;
  readonly durationMs: number;
  /** Channels in which something was recognized or looked for. */
  readonly channels: number;
  readonly phrases: readonly Phrase[];
}

/** A phrase before it has its place in the order. */
export type UnnumberedPhrase = Omit<Phrase, 'id'>;

/** Phrases in order of time, channels interleaved, each with its id. */
export function numberPhrases(phrases: readonly UnnumberedPhrase[]): Phrase[] {
  return phrases
    .toSorted((a, b) => a.offsetMs - b.offsetMs || a.channel - b.channel)
    .map((phrase, index) => ({ id: `p${index + 1}`, ...phrase }));
}

/** Whether anything was said at all. */
export function hasSpeech(transcript: Transcript): boolean {
  return transcript.phrases.some((phrase) => /[\p{L}\p{N}]/u.test(phrase.text));
}

/** The name of whoever speaks a phrase, or `undefined` where there is only one voice to tell. */
export function speakerLabel(transcript: Transcript, phrase: Phrase): string | undefined {
  if (phrase.speaker !== undefined) return `Speaker ${phrase.speaker}`;
  return transcript.channels > 1 ? `Channel ${phrase.channel + 1}` : undefined;
}

/** All that was said, a phrase a line, without names and times. */
export function plainText(transcript: Transcript): string {
  return transcript.phrases.map((phrase) => phrase.text).join('\n');
}

/** A phrase as a reader wants it: `00:01:05 Speaker 1: Good morning.` */
export function dialogueLine(transcript: Transcript, phrase: Phrase): string {
  const label = speakerLabel(transcript, phrase);
  return `${clock(phrase.offsetMs)} ${label ? `${label}: ` : ''}${phrase.text}`;
}

/** Milliseconds as `hh:mm:ss`. */
export function clock(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
