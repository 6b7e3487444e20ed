import { speakerOf, type Phrase, type Transcript } from '../transcript';

/** Time in which one voice talks (ms from the start of the recording). */
export interface Stretch {
  readonly speaker: string;
  readonly from: number;
  readonly to: number;
}

/** A shorter pause is part of talking (ms). */
export const PAUSE_MS = 500;

/** When each voice talks, in order of time: its words, those with short pauses between them as one. */
export function stretchesOf(transcript: Transcript): Stretch[] {
  const bySpeaker = new Map<string, Stretch[]>();
  for (const phrase of transcript.phrases) {
    const id = speakerOf(transcript, phrase)?.id;
    if (id === undefined || !isSpeech(phrase)) continue;
    const own = bySpeaker.get(id) ?? [];
    bySpeaker.set(id, own);
    for (const { from, to } of timesOf(phrase)) own.push({ speaker: id, from, to });
  }
  return [...bySpeaker.values()].flatMap(joined).toSorted(inOrder);
}

/** Whether anything is said in it. */
export function isSpeech({ text }: Phrase): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Times of the words; of the phrase where the provider gives none. Spans without length do not count. */
function timesOf(phrase: Phrase): { from: number; to: number }[] {
  const words = phrase.words ?? phrase.displayWords ?? [];
  return (words.length > 0 ? words : [phrase])
    .map(({ offsetMs, durationMs }) => ({ from: offsetMs, to: offsetMs + durationMs }))
    .filter(({ from, to }) => to > from);
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const stretch of stretches.toSorted(inOrder)) {
    const last = result.at(-1);
    if (last && stretch.from - last.to <= PAUSE_MS) {
      result[result.length - 1] = { ...last, to: Math.max(last.to, stretch.to) };
    } else result.push(stretch);
  }
  return result;
}

function inOrder(one: Stretch, other: Stretch): number {
  return one.from - other.from || one.to - other.to;
}
