import { statementsOf } from '../../shared/domain/summary/statements';
import { normalizedWords } from '../normalize';
import type { EvaluatedPhrase, EvaluatedSummary } from '../run/evaluated-recording';
import type { SummaryCounts } from './counts';

/** Checks on a summary that need no reference: whether what it says can be looked up, and how brief it is. */
export function countSummary(
  summary: EvaluatedSummary,
  phrases: readonly EvaluatedPhrase[],
  locale: string,
): SummaryCounts {
  const ids = new Set(phrases.map(({ id }) => id));
  const statements = statementsOf(summary);
  const wordsIn = (texts: readonly { readonly text: string }[]) =>
    texts.reduce((sum, { text }) => sum + normalizedWords(text, locale).length, 0);
  return {
    statements: statements.length,
    covered: statements.filter(
      ({ evidence }) => evidence.length > 0 && evidence.every((id) => ids.has(id)),
    ).length,
    unverified: statements.filter(({ verified }) => verified === false).length,
    dropped: summary.counts?.dropped ?? 0,
    summaryWords: wordsIn(summary.summary),
    transcriptWords: wordsIn(phrases),
  };
}
