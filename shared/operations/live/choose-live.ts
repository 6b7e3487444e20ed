import {
  chooseProvider,
  listPrice,
  type Candidate,
  type Need,
  type ProviderChoice,
} from '../../domain/choosing';
import type { Profanity } from '../../domain/choices';
import type { LiveProvider } from '../../ports';

/** What of a session decides which service can take it. */
export type LiveNeed = Pick<Need, 'locale' | 'separation' | 'phrases' | 'providers' | 'channels'>;

/** A service for a session, and why it was this one; or why there is none, and what to change. */
export type LiveChoice =
  | { readonly provider: LiveProvider; readonly choice: ProviderChoice }
  | { readonly problem: string };

/** The service for a live session: of those that can do what is asked for, the first of the settings. */
export function chooseLive(need: LiveNeed, providers: readonly LiveProvider[]): LiveChoice {
  const choice = chooseProvider(
    { ...need, input: 'stream', candidateLocales: [] },
    providers.map(toCandidate),
  );
  if ('refusal' in choice) {
    const { reasons, change } = choice.refusal;
    return { problem: inLiveTerms([...reasons.map(({ text }) => text), change].join(' ')) };
  }
  const provider = providers.find(({ name }) => name === choice.provider);
  if (!provider) throw new Error(`${choice.provider} was chosen and is no candidate.`);
  const reasons = choice.reasons.map(({ code, text }) => ({ code, text: inLiveTerms(text) }));
  return { provider, choice: { ...choice, reasons } };
}

/** Clients get the words as they were said; what a service would mask is no bound here. */
export const LIVE_PROFANITIES: readonly Profanity[] = ['None'];

function toCandidate({ name, capabilities, model }: LiveProvider): Candidate {
  const price = listPrice(name, 'live', model);
  const { channels, separations, phraseHints, mostSeconds, mostSecondsDiarized } = capabilities;
  return {
    provider: name,
    mode: 'live',
    lanes: [name],
    ...(price && { usdPerHour: price.usdPerHour }),
    can: {
      ...{ separations, phraseHints, mostSeconds },
      ...(mostSecondsDiarized !== undefined && { mostSecondsDiarized }),
      mostChannels: channels,
      mostBytes: Number.POSITIVE_INFINITY,
      formats: [],
      profanities: LIVE_PROFANITIES,
      candidateLocales: 1,
    },
  };
}

/** The texts are those of batch transcription, whose setting has another name. */
function inLiveTerms(text: string): string {
  return text.replace(/\bPROVIDERS\b/g, 'LIVE_PROVIDERS');
}
