import {
  decide,
  decideLocales,
  decideService,
  ordered,
  reasonFor,
  said,
  type ChoiceDefaults,
  type Decision,
  type Layer,
  type Problem,
  type RecordingChoices,
} from '../choices';
import { reasonOf, type Reason } from '../errors';
import type { Priority } from '../ledger';
import type { Capabilities } from '../provider';
import { toChosen, type Chosen } from './chosen';
import { chooseProvider, type ProviderChoice, type ProviderRefusal } from './choose-provider';
import { needOf, type Heard } from './need-of';
import type { Candidate, Need } from './need';

/** A service of PROVIDERS that a recording may get. */
export interface Service extends Candidate {
  readonly mode: 'batch' | 'fast';
  readonly can: Capabilities;
}

/** What is to be decided about. */
export interface Asking {
  readonly layers: readonly Layer[];
  readonly heard: Heard;
  readonly priority: Priority;
  /** Lanes that may have the audio; any where empty. */
  readonly lanes: readonly string[];
}

export type RecordingDecision = Decision & {
  readonly service: Service;
  /** Absent where there was nothing to choose from and nothing was asked for. */
  readonly chosen?: Chosen;
};

/**
 * Which service a recording gets, and what is asked of it; or the reason why that cannot be: the one
 * of the source that is to be mended where a single service is left, else what each of them lacks.
 */
export function decideRecording(
  asking: Asking,
  services: readonly Service[],
  defaults: ChoiceDefaults,
  summaryFields: readonly string[],
): RecordingDecision | { readonly reason: Reason } {
  const layers = ordered(asking.layers);
  const problems: Problem[] = [];
  const known = services.map(({ provider: name, mode }) => ({ name, mode }));
  const asked = { ...askedOf(layers), ...decideService(layers, known, problems) };
  if (problems.length > 0) return { reason: reasonFor(problems) };
  const locales = decideLocales(layers, defaults, []);
  const need = needOf(asking.heard, asked, { ...asking, locales });
  const found = chooseProvider(need, services);
  const service = 'refusal' in found ? onlyOne(services, need) : serviceOf(found, services);
  const decision = service && decideBy(service, known);
  if (decision && 'reason' in decision) return decision;
  if ('refusal' in found) return { reason: reasonOfRefusal(found.refusal) };
  if (!service || !decision) throw new Error(`${found.provider} is none of the services.`);
  const isWorthTelling = services.length > 1 || asked.providers || asked.mode;
  return {
    ...decision,
    service,
    ...(isWorthTelling && { chosen: toChosen(found, service.mode, decision) }),
  };

  function decideBy({ provider, can }: Service, providers: typeof known) {
    const { channels, seconds } = asking.heard;
    const heard = {
      ...(channels !== undefined && { channels }),
      ...(seconds !== undefined && { estimatedSeconds: seconds }),
    };
    return decide(layers, heard, defaults, { provider, can, providers, summaryFields });
  }
}

/** What speaks of the audio, from sources that speak of this recording: profiles speak of many. */
function askedOf(layers: readonly Layer[]): Partial<RecordingChoices> {
  const own = layers.filter(({ source }) => source.kind !== 'profile');
  const separation = said(layers, 'separation')?.value;
  const maxSpeakers = said(own, 'maxSpeakers')?.value;
  const speakers = said(own, 'speakers')?.value;
  const profanity = said(layers, 'profanity')?.value;
  const phrases = said(layers, 'phrases')?.value;
  return {
    ...(separation && { separation }),
    ...(maxSpeakers !== undefined && { maxSpeakers }),
    ...(speakers && { speakers }),
    ...(profanity && { profanity }),
    ...(phrases && { phrases }),
  };
}

function serviceOf({ provider }: ProviderChoice, services: readonly Service[]) {
  return services.find((service) => service.provider === provider);
}

/** The one that is allowed, where it is one: its problems are told with the sources that are to be mended. */
function onlyOne(services: readonly Service[], { providers, mode }: Need): Service | undefined {
  const allowed = services.filter(
    (one) =>
      (providers === undefined || providers.includes(one.provider)) &&
      (mode === undefined || mode === one.mode),
  );
  return allowed.length === 1 ? allowed[0] : undefined;
}

function reasonOfRefusal({ code, reasons, change }: ProviderRefusal): Reason {
  const what = reasons.map(({ text }) => text).join(' ');
  return reasonOf(
    code,
    `No transcription service of PROVIDERS can take the recording as it is. ${what} ${change} Then retry the recording (POST api/recordings/{id}/retry).`,
  );
}
