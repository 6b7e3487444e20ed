import { compareWords, type SpokenWord } from '../compare/compare-words';
import { normalizedWords } from '../normalize';
import { readReference } from '../reference/read-reference';
import type { Outcome } from '../run/drop-and-wait';
import type { EvaluatedPhrase } from '../run/evaluated-recording';
import { NOTHING, type Counts } from './counts';
import { countSummary } from './summary-counts';

/** A recording with all that was counted of it; `undefined` counts where it has no transcript. */
export interface Evaluated {
  readonly name: string;
  readonly status: string;
  readonly reason?: string;
  readonly durationSeconds?: number;
  readonly locale?: string;
  readonly counts?: Counts;
}

/** Compares the result of a recording with its reference. */
export function evaluateRecording({ pair, recording }: Outcome): Evaluated {
  const { status, reason, durationSeconds, result } = recording;
  const about = {
    name: pair.name,
    status,
    ...(reason && { reason: reason.message }),
    ...(durationSeconds !== undefined && { durationSeconds }),
  };
  if (status !== 'completed' || !result) return about;
  const { locale, phrases } = result.transcript;
  const said = readReference(pair.reference).flatMap(({ text, speaker }) =>
    spoken(text, locale, speaker),
  );
  const recognized = phrases.flatMap((phrase) => spoken(phrase.text, locale, voiceOf(phrase)));
  const counts = {
    ...NOTHING,
    ...compareWords(said, recognized),
    ...(result.summary && countSummary(result.summary, phrases, locale)),
    durationSeconds: durationSeconds ?? 0,
  };
  return { ...about, locale, counts };
}

function spoken(text: string, locale: string, speaker: string | undefined): SpokenWord[] {
  return normalizedWords(text, locale).map((word) => ({
    word,
    ...(speaker !== undefined && { speaker }),
  }));
}

/** Any name will do: which voice is which speaker of the reference is found out by the words. */
function voiceOf({ channel, speaker }: EvaluatedPhrase): string {
  return speaker === undefined ? `channel ${channel}` : `channel ${channel}, speaker ${speaker}`;
}
