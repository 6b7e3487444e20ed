import { evidenceOf, type Call } from '../call';
import { stem, wordsOf } from '../text/words';
import type { Sentence, Statement } from '../types';
import { capitalized, tidySpeech } from '../wording/tidy-speech';
import { nounPhrasesOf, type NounPhrase } from '../wording/noun-phrases';

const MOST_TOPICS = 5;
const MOST_EVIDENCE = 5;

interface Candidate {
  readonly text: string;
  readonly stems: readonly string[];
  readonly sentences: Set<Sentence>;
}

/** What was talked about: noun phrases of one to three words that come up more than once. */
export function topicsOf(call: Call, reason: readonly Sentence[]): Statement[] {
  const candidates = new Map<string, Candidate>();
  for (const sentence of call.matter) {
    for (const phrase of nounPhrasesOf(tidySpeech(sentence.text)).flatMap(partsOf)) {
      const key = phrase.stems.join(' ');
      const known = candidates.get(key) ?? { ...phrase, sentences: new Set() };
      known.sentences.add(sentence);
      candidates.set(key, known);
    }
  }
  const short = call.matter.length < 6;
  dropInnerParts(candidates);
  const scored = [...candidates.values()]
    .filter(
      ({ sentences }) => sentences.size > 1 || short || reason.some((one) => sentences.has(one)),
    )
    .map((candidate) => ({ candidate, score: scoreOf(candidate, reason) }))
    .sort((a, b) => b.score - a.score);
  return distinct(scored.map(({ candidate }) => candidate)).map(({ text, sentences }) => ({
    text: capitalized(text),
    evidence: evidenceOf([...sentences].slice(0, MOST_EVIDENCE)),
  }));
}

/** Nouns that need another beside them to be a topic. */
const VAGUE = new Set(
  wordsOf(
    `number date home house half past line area job hour idea example trouble issue price amount end top
     kind rest reason form list set group option choice matter information detail fact course front
     company service services office side piece pair couple space room place level change month year`,
  ).map(stem),
);

/** A phrase and the phrases inside it: "March invoice" also counts for "invoice". */
function partsOf({ text, stems }: NounPhrase): NounPhrase[] {
  const words = text.split(' ');
  return words.flatMap((_, start) =>
    words.slice(start).map((__, more) => ({
      text: words.slice(start, start + more + 1).join(' '),
      stems: stems.slice(start, start + more + 1),
    })),
  );
}

/** A part that never comes alone is no topic of its own: "debit" of "debit card". */
function dropInnerParts(candidates: Map<string, Candidate>): void {
  for (const { stems, sentences } of candidates.values()) {
    for (const part of stems.length > 1 ? stems : []) {
      if (candidates.get(part)?.sentences.size === sentences.size) {
        candidates.delete(part);
      }
    }
  }
}

function scoreOf({ stems, sentences }: Candidate, reason: readonly Sentence[]): number {
  const inReason = reason.some((sentence) => sentences.has(sentence)) ? 1.5 : 0;
  return (sentences.size + inReason) * (1 + 0.45 * (stems.length - 1));
}

function distinct(candidates: readonly Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  for (const candidate of candidates) {
    const known = chosen.some((other) => candidate.stems.some((one) => other.stems.includes(one)));
    const only = candidate.stems.length === 1 ? candidate.stems[0] : undefined;
    if (!known && !(only !== undefined && VAGUE.has(only)) && chosen.length < MOST_TOPICS) {
      chosen.push(candidate);
    }
  }
  return chosen;
}
