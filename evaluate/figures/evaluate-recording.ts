import { compareWords } from '../compare/compare-words';
import type { Outcome } from '../run/drop-and-wait';
import { NOTHING, type Counts } from './counts';
import { recognizedWords, saidWords } from './spoken-words';
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
  const counts = {
    ...NOTHING,
    ...compareWords(saidWords(pair.reference, locale), recognizedWords(phrases, locale)),
    ...(result.summary && countSummary(result.summary, phrases, locale)),
    durationSeconds: durationSeconds ?? 0,
  };
  return { ...about, locale, counts };
}
