import type { ModeChoice } from './choose-mode';
import type { Because, Candidate, Need } from './need';

/** What is weighed: a need, and the mode that goes with it. */
export interface Weighed {
  readonly need: Need;
  readonly mode: Pick<ModeChoice, 'mode' | 'weight' | 'reasons'>;
}

/** What puts one candidate before another of those that can take it. */
export interface PreferenceRow {
  readonly code: string;
  /** The smaller, the better. */
  readonly rank: (weighed: Weighed, candidate: Candidate) => number;
  /** Why the one with the smaller rank goes before the other; a sentence. */
  readonly text: (better: Candidate, worse: Candidate, weighed: Weighed) => string;
}

/** Who takes so much (seconds) takes any recording. */
const A_DAY = 24 * 3600;

/** The rows that go before others first; after all of them comes the order of PROVIDERS. */
export const PREFERENCE_ROWS: readonly PreferenceRow[] = [
  {
    code: 'refuses_at_the_moment',
    rank: (_, { trouble }) => (trouble === undefined ? 0 : 1),
    text: (_, { provider, trouble }) =>
      `${provider} takes no jobs at the moment (${trouble ?? 'unknown'}).`,
  },
  {
    code: 'length_is_not_known',
    rank: ({ need }, { mode, can }) =>
      mode === 'fast' && need.seconds === undefined && can.mostSeconds < A_DAY ? 1 : 0,
    text: (_, { provider }) =>
      `The length of the recording is not known, and ${provider} takes no long ones.`,
  },
  {
    code: 'mode',
    rank: ({ mode }, candidate) =>
      mode.weight === 'preferred' && candidate.mode !== mode.mode ? 1 : 0,
    text: (_, { provider, mode: other }, { mode }) =>
      `${mode.reasons[0]?.text ?? ''} ${provider} is ${other}.`.trimStart(),
  },
  {
    code: 'price',
    rank: ({ need }, { usdPerHour }) =>
      need.cost === 'lowest' ? (usdPerHour ?? Number.MAX_VALUE) : 0,
    text: (better, worse) =>
      `${better.provider} costs ${priceText(better)} by the price list, ${worse.provider} ${priceText(worse)}.`,
  },
  {
    code: 'order_of_the_recording',
    rank: ({ need }, { provider }) => need.providers?.indexOf(provider) ?? 0,
    text: ({ provider }, worse) => `${provider} is asked for before ${worse.provider} (providers).`,
  },
];

/** The first row by which one goes before the other; `undefined` where all else is equal. */
export function preferenceOf(
  weighed: Weighed,
  one: Candidate,
  other: Candidate,
): { readonly better: Candidate; readonly because: Because } | undefined {
  for (const { code, rank, text } of PREFERENCE_ROWS) {
    const difference = rank(weighed, one) - rank(weighed, other);
    if (difference === 0) continue;
    const [better, worse] = difference < 0 ? [one, other] : [other, one];
    const name = code === 'mode' ? (weighed.mode.reasons[0]?.code ?? code) : code;
    return { better, because: { code: name, text: text(better, worse, weighed) } };
  }
  return undefined;
}

function priceText({ usdPerHour }: Candidate): string {
  return usdPerHour === undefined ? 'an unknown price' : `${usdPerHour} USD an hour`;
}
