import { chooseMode, type ChoiceRefusal, type ModeChoice } from './choose-mode';
import { limitsAgainst, type Against } from './limits';
import type { Because, Candidate, Mode, Need } from './need';
import { preferenceOf, type Weighed } from './preferences';
import { listed } from './texts';

/** A service that was not chosen, and why. */
export interface PassedProvider {
  readonly provider: string;
  readonly mode: Mode;
  readonly because: readonly Because[];
}

export interface ProviderChoice {
  readonly provider: string;
  readonly mode: Mode;
  /** Those that decided, first. */
  readonly reasons: readonly Because[];
  readonly passedOver: readonly PassedProvider[];
}

/** Nothing can take it; why not, by service. */
export interface ProviderRefusal extends ChoiceRefusal {
  readonly passedOver: readonly PassedProvider[];
}

/**
 * The service for a need, of candidates in the order of PROVIDERS: of those that can do all that is
 * asked for, the one that the preferences put first, and the first of the order when all else is
 * equal. Never one that can't do it: then it is refused, with what to change.
 */
export function chooseProvider(
  need: Need,
  candidates: readonly Candidate[],
): ProviderChoice | { readonly refusal: ProviderRefusal } {
  const mode = chooseMode(need);
  if ('refusal' in mode) return { refusal: { ...mode.refusal, passedOver: [] } };
  const looked = candidates.map((candidate) => ({
    candidate,
    against: [...ofMode(mode, candidate), ...limitsAgainst(need, candidate)],
  }));
  const able = looked.filter(({ against }) => against.length === 0);
  const weighed = { need, mode };
  const [winner] = able
    .map(({ candidate }) => candidate)
    .toSorted((one, other) => {
      const preference = preferenceOf(weighed, one, other);
      return preference === undefined ? 0 : preference.better === one ? -1 : 1;
    });
  if (!winner) return { refusal: refusalOf(looked) };
  const passedOver = looked
    .filter(({ candidate }) => candidate !== winner)
    .map(({ candidate, against }) => ({
      provider: candidate.provider,
      mode: candidate.mode,
      because: against.length > 0 ? against.map(toBecause) : [behind(weighed, winner, candidate)],
    }));
  const before = candidates.slice(0, candidates.indexOf(winner)).length;
  const reasons = reasonsFor(weighed, winner, passedOver.slice(0, before), candidates.length);
  return { provider: winner.provider, mode: winner.mode, reasons, passedOver };
}

/** What the mode has against a candidate, where no other mode can do it; live is never taken unasked. */
function ofMode({ mode, weight, passedOver }: ModeChoice, candidate: Candidate): Against[] {
  if (candidate.mode === mode) return [];
  if (weight !== 'only' && candidate.mode !== 'live') return [];
  const passed = passedOver.find((one) => one.mode === candidate.mode)?.because ?? [];
  // The bound `other_mode` tells of a mode that was asked for.
  return passed
    .filter(({ code }) => code !== 'mode_is_asked_for')
    .map(({ code, text }) => ({
      code,
      about: 'choice',
      text: `${text} ${candidate.provider} is ${candidate.mode}.`,
      change: `ask for ${candidate.mode}`,
    }));
}

/** Why it was this one: what speaks for it, and against those that come before it in the order. */
function reasonsFor(
  { need, mode }: Weighed,
  { provider, mode: its }: Candidate,
  before: readonly PassedProvider[],
  all: number,
): Because[] {
  const reasons: Because[] = [];
  if (need.providers?.length === 1) {
    reasons.push({ code: 'asked_for', text: `${provider} is asked for.` });
  }
  if (mode.weight !== 'usual' && mode.mode === its) reasons.push(...mode.reasons);
  if (all === 1) {
    reasons.push({ code: 'only_one', text: `PROVIDERS has no service but ${provider}.` });
  } else if (before.length === 0) {
    reasons.push({ code: 'first', text: `${provider} is the first of PROVIDERS.` });
  }
  const told = new Set(reasons.map(({ code }) => code));
  for (const { because } of before) {
    const [first] = because;
    if (first && !told.has(first.code)) reasons.push(first);
  }
  return reasons;
}

function behind(weighed: Weighed, winner: Candidate, candidate: Candidate): Because {
  const preference = preferenceOf(weighed, winner, candidate);
  if (preference) return preference.because;
  const text = `${candidate.provider} comes after ${winner.provider} in PROVIDERS.`;
  return { code: 'later_in_order', text };
}

interface Looked {
  readonly candidate: Candidate;
  readonly against: readonly Against[];
}

/** A refusal that says what each lacks: of those that are allowed, where there are any. */
function refusalOf(looked: readonly Looked[]): ProviderRefusal {
  const passedOver = looked.map(({ candidate: { provider, mode }, against }) => ({
    provider,
    mode,
    because: against.map(toBecause),
  }));
  const allowed = looked.filter(({ against }) => against[0]?.code !== 'not_allowed');
  const shown = (allowed.length > 0 ? allowed : looked).flatMap(({ against }) =>
    against.slice(0, 1),
  );
  const changes = [...new Set(shown.map(({ change }) => change))];
  const first = changes.length === 0 ? 'name a service in PROVIDERS' : orOf(changes);
  return {
    code: codeOf(shown),
    reasons: shown.map(toBecause),
    change: `${first.charAt(0).toUpperCase()}${first.slice(1)}.`,
    passedOver,
  };
}

/** What is wrong with the audio itself is called so; else it is what was asked for, or the place. */
function codeOf(shown: readonly Against[]): string {
  const [first] = shown;
  if (first && shown.every(({ about }) => about === 'audio')) return first.code;
  if (shown.some(({ about }) => about === 'choice')) return 'choices_unsupported';
  return first?.code ?? 'no_provider';
}

function orOf(changes: readonly string[]): string {
  return listed(changes).replace(/ and (?!.* and )/, ', or ');
}

function toBecause({ code, text }: Because): Because {
  return { code, text };
}
