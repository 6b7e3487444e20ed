import { chooseDistinct } from './choose';
import { evidenceOf } from './call';
import type { CallSummary, Sentence, Statement } from './types';
import { OTHER_FUNCTION_WORDS } from './text/other-function-words';
import { isUnspaced, stem } from './text/words';
import { asSentence } from './wording/tidy-speech';
import { shorten } from './wording/title';

const COMMON_SHARE = 0.15;
const SHORT_WORD = 4;
const MOST_TOPICS = 5;
const STEMS = new Set([...OTHER_FUNCTION_WORDS].map(stem));

/**
 * Calls that aren't English: without word lists only frequency and position can tell what matters.
 * Words that are short or turn up everywhere are taken for function words. Lines are left as spoken;
 * reason, outcome, promises and feelings need to be understood, so they are left out.
 */
export function summarizeByFrequency(sentences: readonly Sentence[]): CallSummary {
  const spread = spreadOf(sentences);
  const weighted = sentences.map((sentence) => ({
    sentence,
    weight: weightOf(sentence, spread, sentences.length),
  }));
  const summary = chooseDistinct(weighted, 3);
  const rest = weighted.filter(({ sentence }) => !summary.includes(sentence));
  const points = chooseDistinct(rest, Math.min(5, Math.floor(sentences.length / 4)), summary);
  return {
    title: titleOf(summary, weighted),
    summary: summary.map(asSpoken),
    reason: null,
    outcome: null,
    keyPoints: points.map(asSpoken),
    actionItems: [],
    topics: topicsOf(sentences, spread),
    openQuestions: [],
    sentiment: [],
  };
}

function asSpoken(sentence: Sentence): Statement {
  return { text: asSentence(sentence.text), evidence: evidenceOf([sentence]) };
}

/** In how many sentences each word of meaning is. */
function spreadOf(sentences: readonly Sentence[]): Map<string, number> {
  const spread = new Map<string, number>();
  for (const term of sentences.flatMap(({ terms }) => [...terms])) {
    spread.set(term, (spread.get(term) ?? 0) + 1);
  }
  const tooCommon = Math.max(3, sentences.length * COMMON_SHARE);
  return new Map(
    [...spread].filter(([term, count]) => isLong(term) && !STEMS.has(term) && count <= tooCommon),
  );
}

/** Chinese and Japanese words are short; elsewhere short words are function words. */
function isLong(term: string): boolean {
  return term.length >= SHORT_WORD || (term.length > 1 && /[\p{Lo}]/u.test(term));
}

function weightOf({ terms, index }: Sentence, spread: Map<string, number>, count: number): number {
  const sum = [...terms].reduce((all, term) => all + Math.log2(1 + (spread.get(term) ?? 0)), 0);
  const early = 1 + 0.3 * (1 - index / count);
  return (sum / Math.sqrt(terms.size + 4)) * early;
}

function titleOf(
  summary: readonly Sentence[],
  weighted: readonly { readonly sentence: Sentence; readonly weight: number }[],
): string {
  const best = weighted
    .filter(({ sentence }) => summary.includes(sentence))
    .sort((a, b) => b.weight - a.weight)[0];
  return shorten((best?.sentence ?? weighted[0]?.sentence)?.text ?? '');
}

function topicsOf(sentences: readonly Sentence[], spread: Map<string, number>): Statement[] {
  return [...spread]
    .filter(([, count]) => count > 1)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_TOPICS)
    .map(([term]) => {
      const holding = sentences.filter(({ terms }) => terms.has(term)).slice(0, MOST_TOPICS);
      return { text: surfaceOf(term, holding[0]), evidence: evidenceOf(holding) };
    });
}

/** The word as it was written, since `term` lost its ending. */
function surfaceOf(term: string, sentence: Sentence | undefined): string {
  if (isUnspaced(term)) {
    return term;
  }
  const words = sentence?.text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  return words.find((word) => word.toLowerCase().startsWith(term)) ?? term;
}
