import type { Phrase, Transcript } from '../../transcript';
import { readingsOf } from './fold';
import { INSTRUCTION_PATTERNS } from './instructions';

/** A transcript as a model may see it, and the phrases of which it does not see all. */
export interface Shown {
  readonly transcript: Transcript;
  /** Ids of phrases with words that read like instructions to a model. */
  readonly withheld: readonly string[];
}

const SENTENCE = /[^.!?…\n]+(?:[.!?…\n]+|$)/gu;
/** A sentence may run on into the next phrases of the same voice: so many. */
const RUN_ON = 3;

/**
 * Takes away what reads like an instruction to a model: from the first such sentence of a phrase to
 * its end, since what follows is what it wants to be written. The phrase keeps its id and its place,
 * and the transcript for people keeps every word.
 */
export function withhold(transcript: Transcript): Shown {
  const cuts = new Map<string, number>();
  transcript.phrases.forEach((phrase, place) => {
    const at = firstInstruction(phrase.text);
    if (at !== undefined) cuts.set(phrase.id, at);
    else cutRunOns(transcript.phrases, place, cuts);
  });
  if (cuts.size === 0) return { transcript, withheld: [] };
  const phrases = transcript.phrases.map((phrase): Phrase => {
    const at = cuts.get(phrase.id);
    return at === undefined ? phrase : { ...phrase, text: phrase.text.slice(0, at).trim() };
  });
  return {
    transcript: { ...transcript, phrases },
    withheld: transcript.phrases.map(({ id }) => id).filter((id) => cuts.has(id)),
  };
}

/** Whether a text reads like an instruction to a model, in any disguise. */
export function isInstruction(text: string): boolean {
  return readingsOf(text).some((reading) =>
    INSTRUCTION_PATTERNS.some((pattern) => pattern.test(reading)),
  );
}

/** Where the first such sentence begins. */
function firstInstruction(text: string): number | undefined {
  if (!isInstruction(text)) return undefined;
  for (const match of text.matchAll(SENTENCE)) {
    if (isInstruction(match[0])) return match.index;
  }
  return 0;
}

/** An instruction that a pause has cut into phrases shows only when these are read together. */
function cutRunOns(phrases: readonly Phrase[], place: number, cuts: Map<string, number>): void {
  const first = phrases[place];
  if (!first || endsSentence(first.text)) return;
  const rest = phrases
    .slice(place + 1, place + 1 + RUN_ON * 2)
    .filter(({ channel, speaker }) => channel === first.channel && speaker === first.speaker)
    .slice(0, RUN_ON);
  let joined = lastSentence(first.text);
  const run = [first];
  for (const next of rest) {
    joined += ` ${next.text}`;
    run.push(next);
    if (isInstruction(joined) && !isInstruction(next.text)) {
      cuts.set(first.id, first.text.length - lastSentence(first.text).length);
      run.slice(1).forEach(({ id }) => cuts.set(id, 0));
      return;
    }
    if (endsSentence(next.text)) return;
  }
}

function endsSentence(text: string): boolean {
  return /[.!?…]["'”’)]*\s*$/u.test(text);
}

function lastSentence(text: string): string {
  return [...text.matchAll(SENTENCE)].at(-1)?.[0] ?? text;
}
