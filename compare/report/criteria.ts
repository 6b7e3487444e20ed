import type { Comparison, RunFigures } from '../figures/comparison';
import { nameOf } from '../ways';
import { dollars, NONE, percent, seconds } from './format';

/** A line of the comparison: what is compared, and what each run has. */
export interface Criterion {
  readonly name: string;
  readonly values: readonly string[];
  /** Words instead of a figure. */
  readonly isText?: boolean;
}

/** The lines of the table, in the order of the question: how fast, how well, for how much, for what. */
export function criteriaOf({
  runs,
  reference,
}: Pick<Comparison, 'runs' | 'reference'>): Criterion[] {
  const measured = (name: string, valueOf: (run: RunFigures) => string): Criterion => ({
    name,
    values: runs.map((run) => (run.status === 'failed' ? NONE : valueOf(run))),
  });
  const known = (name: string, valueOf: (run: RunFigures) => string): Criterion => ({
    name,
    values: runs.map(valueOf),
  });
  const stated = (name: string, valueOf: (run: RunFigures) => string): Criterion => ({
    ...known(name, valueOf),
    isText: true,
  });
  return [
    ...(runs.every(({ status }) => status === 'completed')
      ? []
      : [known('Result', ({ status }) => status)]),
    measured('Latency: first partial', ({ firstPartialMs }) => seconds(firstPartialMs)),
    measured('Latency: final', ({ finalMs }) => seconds(finalMs)),
    measured('Total time, with summary', ({ totalMs }) => seconds(totalMs)),
    measured('Words', ({ words }) => String(words)),
    ...(reference
      ? [
          measured('Accuracy: word errors', ({ wordErrorRate }) => percent(wordErrorRate)),
          measured('Accuracy: character errors', (run) => percent(run.characterErrorRate)),
          measured('Accuracy: right speaker', (run) => percent(run.speakerAttribution)),
        ]
      : []),
    measured('Requests', ({ requests }) => (requests === null ? NONE : String(requests))),
    known('Cost: this file', ({ price }) => dollars(price?.thisFile ?? null)),
    known('Cost: an hour', ({ price }) => dollars(price?.perHour ?? null)),
    stated('Largest input', ({ largestInput }) => largestInput),
    stated('Partial results', ({ partialResults }) => (partialResults ? 'yes' : 'no')),
    stated('Use case', ({ useCase }) => useCase),
  ];
}

/** Heads of the columns: `azure-speech/batch`. */
export const runNames = ({ runs }: Pick<Comparison, 'runs'>): string[] => runs.map(nameOf);

/** A sentence for each run without a transcript. */
export function failuresOf({ runs }: Pick<Comparison, 'runs'>): string[] {
  return runs
    .filter(({ status }) => status === 'failed')
    .map((run) => `${nameOf(run)} failed: ${run.reason ?? 'no reason was given.'}`);
}
