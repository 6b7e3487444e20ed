import type { Comparison } from '../figures/comparison';
import { criteriaOf, failuresOf, runNames } from './criteria';
import { factsOf } from './facts';
import { clock } from './format';
import { alignedTable } from './aligned-table';

/** More of them nobody reads in a terminal; the page and the JSON have all. */
const MOST_DIFFERENCES = 50;

/** The comparison for a reader: the table, what failed, what to know, and where the words differ. */
export function toMarkdown(comparison: Comparison): string {
  const criteria = criteriaOf(comparison).map(({ name, values }) => [name, ...values]);
  const remarks = [...failuresOf(comparison), ...comparison.notes];
  return [
    `## ${comparison.file.name}, side by side`,
    factsOf(comparison),
    alignedTable(['', ...runNames(comparison)], criteria),
    ...(remarks.length > 0 ? [remarks.map((remark) => `- ${remark}`).join('\n')] : []),
    ...differencesIn(comparison),
  ].join('\n\n');
}

function differencesIn(comparison: Comparison): string[] {
  const { differences, reference } = comparison;
  const done = comparison.runs.filter(({ status }) => status === 'completed');
  if (done.length < 2 && !reference) return [];
  const title = '### Where the words differ';
  if (differences.length === 0) return [title, 'Nowhere.'];
  const rows = differences
    .slice(0, MOST_DIFFERENCES)
    .map(({ startMs, after, reference: said, readings }) => [
      clock(startMs),
      after === '' ? '' : `… ${after}`,
      ...(said === null ? [] : [said || NOTHING]),
      ...readings.map(({ words, agrees }) => `${words || NOTHING}${agrees ? ' ✓' : ''}`),
    ]);
  const names = (differences[0]?.readings ?? []).map(({ run }) => run);
  const head = ['at', 'after', ...(reference ? ['reference'] : []), ...names];
  const more = differences.length - rows.length;
  return [
    title,
    alignedTable(head, rows),
    ...(more > 0 ? [`And ${more} more, which the page and the JSON have.`] : []),
  ];
}

const NOTHING = '(nothing)';
