import { compareWords } from '../../evaluate/compare/compare-words';
import { NOTHING, toFigures } from '../../evaluate/figures/counts';
import { recognizedWords, saidWords } from '../../evaluate/figures/spoken-words';
import type { Done, Outcome } from '../run/outcome';
import { USE_CASES } from '../ways';
import type { RunFigures } from './comparison';
import { priceOf } from './price';

/** What all runs of a comparison share. */
export interface Circumstances {
  /** Content of the reference; absent where there is none. */
  readonly reference?: string;
  /** Length of the audio; absent where it is not known. */
  readonly durationSeconds?: number;
  /** Models of the settings, by provider. */
  readonly models: Readonly<Record<string, string | undefined>>;
  /** Whether a stand-in is the service of a way; null where nobody here knows. */
  standIn(way: Outcome['way']): boolean | null;
}

const NO_FIGURES = {
  firstPartialMs: null,
  finalMs: null,
  totalMs: null,
  words: 0,
  wordErrorRate: null,
  characterErrorRate: null,
  speakerAttribution: null,
  requests: null,
};

/** The figures of one run; one that failed has none, but what is known of its service. */
export function toRun(outcome: Outcome, circumstances: Circumstances): RunFigures {
  const { provider, mode, setting, largestInput } = outcome.way;
  const { durationSeconds, models } = circumstances;
  const service = {
    standIn: circumstances.standIn(outcome.way),
    price: priceOf(setting, mode, models[provider], durationSeconds),
    largestInput,
    partialResults: mode === 'live',
    useCase: USE_CASES[mode],
  };
  if (outcome.kind === 'failed') {
    const { reason } = outcome;
    return { provider, mode, status: 'failed', reason, ...NO_FIGURES, ...service, transcript: '' };
  }
  return {
    provider,
    mode,
    status: 'completed',
    ...figuresOf(outcome, circumstances.reference),
    ...service,
    recordingId: outcome.recordingId,
    transcript: outcome.transcript.phrases.map(({ text }) => text).join(' '),
  };
}

function figuresOf(
  { transcript, firstPartialMs, finalMs, totalMs, requests }: Done,
  reference: string | undefined,
) {
  const { phrases, locale } = transcript;
  const recognized = recognizedWords(phrases, locale);
  const counts =
    reference === undefined ? {} : compareWords(saidWords(reference, locale), recognized);
  const { wordErrorRate, characterErrorRate, speakerAttribution } = toFigures({
    ...NOTHING,
    ...counts,
  });
  const words = recognized.length;
  const times = { firstPartialMs, finalMs, totalMs };
  return { ...times, words, wordErrorRate, characterErrorRate, speakerAttribution, requests };
}
