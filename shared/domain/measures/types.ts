/*
 * What is computed from the times and texts of a transcript; docs/measures.md defines each. Times are
 * whole milliseconds, shares numbers from 0 to 1 with four decimals.
 */

export interface Measures {
  readonly speakers: readonly SpeakerMeasures[];
  readonly silence: SilenceMeasures;
  /** Two or more talk at once. */
  readonly overlapMs: number;
  readonly overlapShare: number;
  /** How often somebody begins while another talks, and goes on. */
  readonly interruptions: number;
  /** Absent where nobody talks. */
  readonly longestMonologue?: Monologue;
  readonly turns: number;
  /** From the end of the first turn to the first word of another voice; absent where there is one voice. */
  readonly firstResponseMs?: number;
}

export interface SpeakerMeasures {
  /** Id of the speaker in the transcript. */
  readonly speaker: string;
  readonly role?: string;
  readonly talkMs: number;
  /** Of the talk of all speakers. */
  readonly talkShare: number;
  readonly words: number;
  /** By the time this speaker talks; one decimal; absent under three seconds of talk. */
  readonly wordsPerMinute?: number;
  /** Absent where the transcript has no punctuation. */
  readonly questions?: number;
  readonly turns: number;
  /** How often this speaker interrupts another. */
  readonly interruptions: number;
}

export interface SilenceMeasures {
  readonly ms: number;
  /** Of the recording. */
  readonly share: number;
  readonly longestMs: number;
  /** Silences of at least `boundMs`. */
  readonly long: number;
  readonly boundMs: number;
}

export interface Monologue {
  readonly speaker: string;
  readonly fromMs: number;
  readonly toMs: number;
}
