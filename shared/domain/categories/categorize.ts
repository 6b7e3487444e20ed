import { speakerOf, type Speaker, type Transcript } from '../transcript';
import { plainWords } from '../plain-words';
import { lengthAt, type WordPattern } from './pattern';
import type { CategoryRule } from './rules';

/** A category that a call is of. */
export interface CategoryHit {
  readonly name: string;
  /** How often its phrases are said. */
  readonly count: number;
  /** Ids of the phrases that say them, in order of time; the first {@link MOST_EVIDENCE}. */
  readonly evidence: readonly string[];
}

export interface Categorized {
  readonly hits: readonly CategoryHit[];
  /** Rules that ask who said it, in a call where no voice has that role. */
  readonly undecided: readonly string[];
}

export const MOST_EVIDENCE = 20;

/** A phrase in words, and where they are in the whole. */
interface Said {
  readonly id: string;
  readonly speaker: Speaker | undefined;
  readonly atMs: number;
  readonly firstWord: number;
  readonly words: readonly string[];
}

/** One place where a pattern fits. */
interface Match {
  readonly said: Said;
  /** Of the words of the whole. */
  readonly word: number;
}

/** The categories of a call by the customer's own rules. */
export function categorize(transcript: Transcript, rules: readonly CategoryRule[]): Categorized {
  if (rules.length === 0) return { hits: [], undecided: [] };
  const all = wordsOf(transcript);
  const hits: CategoryHit[] = [];
  const undecided: string[] = [];
  for (const rule of rules) {
    if (rule.by !== undefined && !isKnown(transcript, rule.by)) undecided.push(rule.name);
    else hits.push(...hitOf(rule, all, transcript.durationMs));
  }
  return { hits, undecided };
}

function wordsOf(transcript: Transcript): Said[] {
  let firstWord = 0;
  return transcript.phrases.map((phrase) => {
    const words = plainWords(phrase.text);
    const speaker = speakerOf(transcript, phrase);
    const said = { id: phrase.id, speaker, atMs: phrase.offsetMs, firstWord, words };
    firstWord += words.length;
    return said;
  });
}

function isKnown({ speakers }: Transcript, by: string): boolean {
  return speakers.some((speaker) => isBy(speaker, by));
}

function isBy(speaker: Speaker | undefined, by: string): boolean {
  return speaker?.role === by || speaker?.id === by;
}

function hitOf(rule: CategoryRule, all: readonly Said[], durationMs: number): CategoryHit[] {
  const told = all.filter(
    ({ speaker, atMs }) =>
      (rule.by === undefined || isBy(speaker, rule.by)) && isWhen(rule, atMs, durationMs),
  );
  const neighbours = rule.near?.phrases.flatMap((pattern) => matchesOf(pattern, all));
  const find = (pattern: WordPattern) =>
    matchesOf(pattern, told).filter((match) => !neighbours || isNear(rule, match, neighbours));
  const some = (rule.any ?? []).map(find);
  const each = (rule.all ?? []).map(find);
  const matches = [...some, ...each].flat();
  const isHit =
    each.every((found) => found.length > 0) &&
    (some.length === 0 || some.some((found) => found.length > 0)) &&
    matches.length >= (rule.atLeast ?? 1) &&
    (rule.none ?? []).every((pattern) => matchesOf(pattern, told).length === 0);
  if (!isHit) return [];
  const inOrder = matches.toSorted((one, other) => one.word - other.word);
  const evidence = [...new Set(inOrder.map(({ said }) => said.id))].slice(0, MOST_EVIDENCE);
  return [{ name: rule.name, count: matches.length, evidence }];
}

function isWhen({ when }: CategoryRule, atMs: number, durationMs: number): boolean {
  if (!when) return true;
  const { firstSeconds, lastSeconds, firstShare, lastShare } = when;
  if (firstSeconds !== undefined) return atMs < firstSeconds * 1000;
  if (lastSeconds !== undefined) return atMs >= durationMs - lastSeconds * 1000;
  if (firstShare !== undefined) return atMs < durationMs * firstShare;
  return lastShare === undefined || atMs >= durationMs * (1 - lastShare);
}

function isNear({ near }: CategoryRule, match: Match, neighbours: readonly Match[]): boolean {
  const { words, seconds } = near ?? {};
  return neighbours.some(({ said, word }) => {
    if (words !== undefined) return Math.abs(word - match.word) <= words;
    return Math.abs(said.atMs - match.said.atMs) <= (seconds ?? 0) * 1000;
  });
}

/** All places in phrases where a pattern fits, none of them twice. */
function matchesOf(pattern: WordPattern, said: readonly Said[]): Match[] {
  return said.flatMap((one) => {
    const matches: Match[] = [];
    for (let at = 0; at < one.words.length;) {
      const length = lengthAt(one.words, at, pattern);
      if (length !== undefined) matches.push({ said: one, word: one.firstWord + at });
      at += Math.max(1, length ?? 1);
    }
    return matches;
  });
}
