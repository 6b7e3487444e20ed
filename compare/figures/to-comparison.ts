import { layBeside } from '../align/lay-beside';
import { timedWords } from '../align/timed-words';
import { saidWords } from '../../evaluate/figures/spoken-words';
import type { Outcome } from '../run/outcome';
import { nameOf } from '../ways';
import type { Comparison } from './comparison';
import { notesOn } from './notes';
import { toRun, type Circumstances } from './to-run';

/** What was compared, and where. */
export type Subject = Pick<Comparison, 'file' | 'app' | 'comparedAt'> & {
  /** What is said, and where that comes from. */
  readonly reference?: { readonly source: string; readonly content: string };
};

/** The whole document: the figures of every run, and where their words differ. */
export function toComparison(
  { file, app, comparedAt, reference }: Subject,
  outcomes: readonly Outcome[],
  circumstances: Pick<Circumstances, 'models' | 'standIn'>,
): Comparison {
  const runs = outcomes.map((outcome) =>
    toRun(outcome, {
      ...circumstances,
      ...(reference && { reference: reference.content }),
      ...(file.durationSeconds !== null && { durationSeconds: file.durationSeconds }),
    }),
  );
  const done = outcomes.filter((outcome) => outcome.kind === 'done');
  const locale = done[0]?.transcript.locale ?? 'en-US';
  const said = reference && saidWords(reference.content, locale).map(({ word }) => word);
  const readings = done.map(({ way, transcript }) => ({
    run: nameOf(way),
    words: timedWords(transcript.phrases, transcript.locale),
  }));
  return {
    file,
    comparedAt,
    app,
    reference: reference && said ? { source: reference.source, words: said.length } : null,
    runs,
    differences: layBeside(readings, said),
    notes: notesOn(runs),
  };
}
