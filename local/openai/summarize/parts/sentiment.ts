import { evidenceOf, type Call } from '../call';
import { wordsOf } from '../text/words';
import type { Sentence, SentimentLabel, SpeakerSentiment } from '../types';
import { asSentence, tidySpeech } from '../wording/tidy-speech';
import { NEGATIONS, NEGATIVE, POLITE, POSITIVE } from './sentiment-words';

/** Feeling has to add up to this before a side is called anything but neutral. */
const ENOUGH = 1;
/** Whose feeling it is when somebody tells of others: not the speaker's. */
const OF_OTHERS =
  /\b(?:they|he|she|who|people|customers) (?:said |were |was |are |is |felt |feel )/u;
const NEGATION_REACH = 3;
const POLITE_WEIGHT = 0.3;

interface Felt {
  readonly sentence: Sentence;
  readonly score: number;
}

/** How each side sounds by its words, and whether that changed on the way. */
export function sentimentOf(call: Call): SpeakerSentiment[] {
  const labels: (string | undefined)[] =
    call.cast.speakers.length > 0 ? [...call.cast.speakers] : [undefined];
  return labels.flatMap((speaker) => {
    const own = call.sentences.filter((sentence) => sentence.speaker === speaker);
    const name =
      speaker ??
      call.cast.nameOf(undefined)?.replace(/^the (.)/u, (_, first: string) => first.toUpperCase());
    return own.length === 0 || name === undefined
      ? []
      : [{ speaker: name, ...feelingOf(call, own), ...movementOf(call, own) }];
  });
}

/** What a side sounds like, over all. */
type Feeling = Omit<SpeakerSentiment, 'speaker' | 'start' | 'end'>;

/** How it sounds in each half. */
function movementOf(call: Call, own: readonly Sentence[]): Pick<SpeakerSentiment, 'start' | 'end'> {
  const middle = Math.ceil(own.length / 2);
  const politeWeight = call.cast.roleOf(own[0]?.speaker) === 'agent' ? 0 : POLITE_WEIGHT;
  const labelOf = (some: readonly Sentence[]): SentimentLabel => {
    const sum = some.reduce((all, sentence) => all + scoreOf(sentence, politeWeight), 0);
    return sum >= ENOUGH ? 'positive' : sum <= -ENOUGH ? 'negative' : 'neutral';
  };
  return { start: labelOf(own.slice(0, middle)), end: labelOf(own.slice(middle)) };
}

function feelingOf(call: Call, own: readonly Sentence[]): Feeling {
  const isAgent = call.cast.roleOf(own[0]?.speaker) === 'agent';
  const felt = own
    .map((sentence) => ({ sentence, score: scoreOf(sentence, isAgent ? 0 : POLITE_WEIGHT) }))
    .filter(({ score }) => score !== 0);
  const high = total(felt, 1);
  const low = -total(felt, -1);
  if (Math.max(high, low) < ENOUGH) {
    return { label: 'neutral', text: 'Neutral.', evidence: evidenceOf(own.slice(0, 1)) };
  }
  if (high >= ENOUGH && low >= ENOUGH) {
    return bothWays(felt);
  }
  const label: SentimentLabel = high >= ENOUGH ? 'positive' : 'negative';
  const voice = strongest(felt, label === 'positive' ? 1 : -1);
  return {
    label,
    text: `${label === 'positive' ? 'Positive' : 'Negative'}: ${quote(voice)}`,
    evidence: evidenceOf([voice]),
  };
}

function bothWays(felt: readonly Felt[]): Feeling {
  const good = strongest(felt, 1);
  const bad = strongest(felt, -1);
  const evidence = evidenceOf([bad, good].sort((a, b) => a.index - b.index));
  const centre = (sign: number): number => {
    const some = felt.filter(({ score }) => score * sign > 0);
    return some.reduce((sum, { sentence }) => sum + sentence.index, 0) / some.length;
  };
  if (bad.index < good.index && centre(-1) < centre(1)) {
    return {
      label: 'mixed',
      evidence,
      text: `Negative at first: ${quote(bad)} Positive at the end: ${quote(good)}`,
    };
  }
  if (good.index < bad.index && centre(1) < centre(-1)) {
    return {
      label: 'mixed',
      evidence,
      text: `Positive at first: ${quote(good)} Negative at the end: ${quote(bad)}`,
    };
  }
  return {
    label: 'mixed',
    evidence,
    text: `Partly positive: ${quote(good)} Partly negative: ${quote(bad)}`,
  };
}

function scoreOf({ plain }: Sentence, politeWeight: number): number {
  if (OF_OTHERS.test(plain)) {
    return 0;
  }
  const words = wordsOf(plain);
  return words.reduce((sum, word, at) => {
    const negated = words
      .slice(Math.max(0, at - NEGATION_REACH), at)
      .some((one) => NEGATIONS.has(one));
    return sum + signOf(word, negated) * (POLITE.has(word) ? politeWeight : 1);
  }, 0);
}

/** "Not happy" is unhappy, but "don't worry" is no joy. */
function signOf(word: string, negated: boolean): number {
  if (POSITIVE.has(word)) {
    return negated ? -1 : 1;
  }
  return NEGATIVE.has(word) && !negated ? -1 : 0;
}

function total(felt: readonly Felt[], sign: number): number {
  return felt.reduce((sum, { score }) => (score * sign > 0 ? sum + score : sum), 0);
}

function strongest(felt: readonly Felt[], sign: number): Sentence {
  const [first, ...rest] = felt.filter(({ score }) => score * sign > 0);
  if (first === undefined) {
    throw new Error(
      'There is no sentence of this sign: ask for one only after totals were compared.',
    );
  }
  return rest.reduce((a, b) => (b.score * sign > a.score * sign ? b : a), first).sentence;
}

function quote(sentence: Sentence): string {
  return `“${asSentence(tidySpeech(sentence.text) || sentence.text)}”`;
}
