import { castOf, type Cast } from './acts/cast';
import type { Ritual } from './acts/act-rules';
import { ritualsOf } from './acts/rituals';
import { chooseDistinct } from './choose';
import type { Sentence, Statement } from './types';
import { weighing, type Weigh } from './weights';
import { reportLine } from './wording/report-line';

/** One call as the parts of the summary look at it. */
export interface Call {
  readonly sentences: readonly Sentence[];
  /** The sentences that are about the matter: no greetings, checks, procedure, small talk. */
  readonly matter: readonly Sentence[];
  readonly cast: Cast;
  readonly weigh: Weigh;
}

export function callOf(sentences: readonly Sentence[]): Call {
  const rituals = ritualsOf(sentences);
  const cast = castOf(sentences);
  // Whose message it is matters on a machine; on the phone both sides know by now.
  const drops = (ritual: Ritual | undefined): boolean =>
    ritual !== undefined && !(ritual === 'introduction' && cast.roleOf(undefined) === 'caller');
  const matter = sentences.filter(
    ({ index, terms }) => !drops(rituals.get(index)) && terms.size > 0,
  );
  return { sentences, matter, cast, weigh: weighing(matter) };
}

/** One statement out of one or more sentences, said as report lines. */
export function statementOf(call: Call, ...sentences: readonly Sentence[]): Statement {
  return {
    text: sentences.map((sentence) => reportLine(sentence, call.cast)).join(' '),
    evidence: evidenceOf(sentences),
  };
}

export function evidenceOf(sentences: readonly Sentence[]): string[] {
  return [...new Set(sentences.flatMap(({ ids }) => ids))];
}

/** The weightiest sentences of the matter that are not told elsewhere. */
export function weightiest(
  call: Call,
  count: number,
  told: readonly Sentence[],
  factor: (sentence: Sentence) => number = () => 1,
): Sentence[] {
  const candidates = call.matter
    .filter((sentence) => !told.includes(sentence))
    .map((sentence) => ({ sentence, weight: call.weigh(sentence) * factor(sentence) }))
    .filter(({ weight }) => weight > 0);
  return chooseDistinct(candidates, count, told);
}
