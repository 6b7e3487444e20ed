import { NOTHING, sumOf, toFigures } from './counts';
import type { Evaluated } from './evaluate-recording';
import type { Evaluation, RecordingFigures } from './figures';

/** The whole document, of which the table shows the most important columns. */
export function toEvaluation(
  settings: Evaluation['settings'],
  evaluated: readonly Evaluated[],
): Evaluation {
  const counted = evaluated.flatMap(({ counts }) => counts ?? []);
  return {
    settings,
    recordings: evaluated.map(toRecording),
    total: {
      recordings: evaluated.length,
      completed: counted.length,
      ...toFigures(sumOf(counted)),
    },
  };
}

/** What did not complete has no figures: it is not counted as wrong, but it ends the command with 1. */
function toRecording({ name, status, reason, locale, ...rest }: Evaluated): RecordingFigures {
  return {
    name,
    status,
    ...(reason !== undefined && { reason }),
    locale: locale ?? null,
    ...toFigures(rest.counts ?? NOTHING),
    durationSeconds: rest.durationSeconds ?? null,
  };
}
