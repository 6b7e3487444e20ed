import {
  decide,
  withProfile,
  type ChoiceDefaults,
  type Decision,
  type Layer,
  type Profiles,
} from '../../domain/choices';
import type { ProviderChoice } from '../../domain/choosing';
import type { LiveProvider } from '../../ports';
import { chooseLive, LIVE_PROFANITIES } from './choose-live';
import { openChoices, type OpenRequest } from './requests';

/** What holds where a session says nothing, and what it may choose. */
export interface LiveDefaults extends ChoiceDefaults {
  readonly profiles: Profiles;
  /** Names of the sets of fields that a summary can answer. */
  readonly summaryFields: readonly string[];
}

export interface LiveDecision extends Decision {
  readonly provider: LiveProvider;
  readonly choice: ProviderChoice;
  readonly channels: 1 | 2;
}

const SOURCE = { kind: 'sidecar', name: 'the request' } as const;

/** How a session is transcribed, by its request and its profile; or what is wrong with them. */
export function decideLive(
  request: OpenRequest,
  providers: readonly LiveProvider[],
  defaults: LiveDefaults,
): LiveDecision | { readonly problem: string } {
  const unknown = unknownProvider(request.provider, providers);
  if (unknown !== undefined) return { problem: unknown };
  const all = withProfile([layerOf(request)], '', defaults.profiles);
  if ('problem' in all) return { problem: `${all.problem.text}.` };
  const layers = all.layers.map(forLive);
  const first = <K extends 'locale' | 'separation' | 'phrases'>(key: K) =>
    layers.find(({ choices }) => choices[key] !== undefined)?.choices[key];
  const separation = first('separation');
  const channels = separation === 'channels' ? 2 : 1;
  const chosen = chooseLive(
    {
      locale: first('locale') ?? defaults.locale,
      channels,
      phrases: first('phrases')?.length ?? 0,
      ...(separation && { separation }),
      ...(request.provider !== undefined && { providers: [request.provider] }),
    },
    providers,
  );
  if ('problem' in chosen) return chosen;
  const { name, capabilities } = chosen.provider;
  const decision = decide(
    layers,
    { channels },
    { ...defaults, candidateLocales: [] },
    {
      provider: name,
      can: { ...capabilities, profanities: LIVE_PROFANITIES },
      providers: [],
      summaryFields: defaults.summaryFields,
    },
  );
  if ('reason' in decision) {
    return { problem: `${decision.problems.map(({ text }) => text).join('; ')}.` };
  }
  return { ...decision, ...chosen, channels };
}

function unknownProvider(
  asked: string | undefined,
  providers: readonly LiveProvider[],
): string | undefined {
  const names = providers.map(({ name }) => name);
  if (asked === undefined || names.includes(asked)) return undefined;
  return `provider is not among LIVE_PROVIDERS; it has ${names.join(', ')}.`;
}

function layerOf({ call, startedAt, ...request }: OpenRequest): Layer {
  return {
    source: SOURCE,
    choices: openChoices.parse(request),
    call: { ...(startedAt !== undefined && { startedAt }), ...call },
  };
}

/** Profiles speak of recordings as well: what a live session has no choice of is passed over. */
function forLive({ source, choices, call }: Layer): Layer {
  const { providers: _p, mode: _m, urgent: _u, accuracy: _a, cost: _c, ...rest } = choices;
  const { candidateLocales: _l, profanity: _f, ...kept } = rest;
  return { source, choices: kept, call };
}
