import { wrongSide } from './actor';
import { isCarried } from './carried';
import { missingFigure, type Finding } from './figures';
import type { IndexedPhrase, IndexedTranscript } from './indexed';
import { missingName } from './names';
import { opposite } from './polarity';
import { tokensOf } from './tokens';

/**
 * How strictly a text is compared with its evidence: a `sentence` in every respect; a `label` (title,
 * topic) has no verb that could be denied; of a `judgement` (a mood) only figures and names are said.
 */
export type Kind = 'sentence' | 'label' | 'judgement';

/**
 * Looks for what a text says and its evidence does not. No second opinion of a model: what is found
 * is found every time, and costs nothing.
 *
 * @param evidence ids that exist in the transcript
 * @returns the first problem; `undefined` when the evidence carries the text
 */
export function findingOf(
  text: string,
  evidence: readonly string[],
  index: IndexedTranscript,
  kind: Kind = 'sentence',
): Finding | undefined {
  const tokens = tokensOf(text, index.language);
  const figure = missingFigure(text, tokens, evidence, index);
  if (figure) return figure;
  const name = missingName(tokens, evidence, index);
  if (name !== undefined) return { problem: 'name_not_in_evidence', detail: name };
  if (kind === 'judgement') return undefined;
  const phrases = evidence.flatMap((id): IndexedPhrase[] => {
    const phrase = index.byId.get(id);
    return phrase ? [phrase] : [];
  });
  if (!isCarried(tokens, phrases, index)) return { problem: 'not_carried' };
  if (kind === 'label') return undefined;
  const word = opposite(tokens, phrases, index) ?? wrongSide(tokens, phrases, index);
  return word === undefined ? undefined : { problem: 'not_carried', detail: word };
}
