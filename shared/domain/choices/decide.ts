import type { Reason } from '../errors';
import type { CallFacts, Profanity, RecordingChoices } from './choices';
import { decideLocales, type LocaleDefaults, type Locales } from './decide-locales';
import { decideService, type KnownProvider } from './decide-service';
import {
  decideSpeakers,
  separationFor,
  type Heard,
  type Separations,
  type Speakers,
} from './decide-speakers';
import { problemWith, reasonFor, type Layer, type Problem } from './layer';
import { mergedCall, mergedPassengers, ordered, said } from './merge';

/** What holds where no source says anything. */
export interface ChoiceDefaults extends LocaleDefaults {
  readonly maxSpeakers: number;
}

/** What the service that is to transcribe can do; see `Capabilities`. */
export interface ServiceAbilities extends Separations {
  readonly profanities: readonly Profanity[];
  readonly phraseHints: number;
}

/** What can be asked for. */
export interface Abilities {
  /** The service that is to transcribe. */
  readonly provider: string;
  readonly can: ServiceAbilities;
  /** All services of the settings. */
  readonly providers: readonly KnownProvider[];
  /** Names of the sets of fields that a summary can answer. */
  readonly summaryFields: readonly string[];
}

/** What is asked of the speech service. */
export interface Transcription extends Locales, Speakers {
  readonly profanity: Profanity;
}

export interface Decision {
  readonly transcription: Transcription;
  /** What was chosen, without what holds anyway; absent where nothing was. */
  readonly choices?: RecordingChoices;
  readonly call?: CallFacts;
}

/** Bytes of UTF-8 that choices and facts may take as JSON: they stand on a document of 4 KB. */
export const MOST_BYTES = 1000;

/**
 * What is to be done with a recording by all that its sources say, in any order; or the reason why
 * that cannot be followed. Never a default instead of what was asked for.
 */
export function decide(
  layers: readonly Layer[],
  heard: Heard,
  defaults: ChoiceDefaults,
  abilities: Abilities,
): Decision | { readonly reason: Reason; readonly problems: readonly Problem[] } {
  const inOrder = ordered(layers);
  const problems: Problem[] = [];
  const transcription: Transcription = {
    ...decideLocales(inOrder, defaults, problems),
    ...decideSpeakers(inOrder, heard, defaults, abilities.can, problems),
    profanity: said(inOrder, 'profanity')?.value ?? 'None',
  };
  const service = decideService(inOrder, abilities.providers, problems);
  problems.push(...unsupported(inOrder, abilities));
  const choices = { ...chosen(inOrder, transcription), ...service };
  const call = mergedCall(inOrder);
  if (problems.length === 0) problems.push(...tooMuch({ choices, call }));
  if (problems.length > 0) return { reason: reasonFor(problems), problems };
  return {
    transcription,
    ...(Object.keys(choices).length > 0 && { choices }),
    ...(Object.keys(call).length > 0 && { call }),
  };
}

/** What is asked of the service where nothing was chosen. */
export function transcriptionByDefault(
  heard: Heard,
  defaults: ChoiceDefaults,
  can: Separations,
): Transcription {
  const { locale, candidateLocales, maxSpeakers } = defaults;
  const separation = separationFor(heard, can);
  return { locale, candidateLocales, separation, maxSpeakers, profanity: 'None' };
}

/** The outcome of all sources: what stands on the ledger, as it was understood. */
function chosen(layers: readonly Layer[], transcription: Transcription): RecordingChoices {
  const { locale, candidateLocales, separation, maxSpeakers, profanity } = transcription;
  const asked = (key: keyof RecordingChoices) => said(layers, key) !== undefined;
  const speakers = said(layers, 'speakers')?.value;
  const phrases = said(layers, 'phrases')?.value;
  const profile = layers.find(({ source }) => source.kind === 'profile')?.choices.profile;
  return {
    ...((asked('locale') || asked('candidateLocales')) && { locale }),
    ...(asked('candidateLocales') &&
      candidateLocales.length > 0 && { candidateLocales: [locale, ...candidateLocales] }),
    ...(asked('separation') && { separation }),
    ...(asked('maxSpeakers') && separation === 'diarization' && { maxSpeakers }),
    ...(speakers && { speakers }),
    ...(asked('profanity') && { profanity }),
    ...(phrases && { phrases }),
    ...(profile !== undefined && { profile }),
    ...mergedPassengers(layers),
  };
}

function unsupported(layers: readonly Layer[], abilities: Abilities): Problem[] {
  const problems: Problem[] = [];
  const { provider, can } = abilities;
  const phrases = said(layers, 'phrases');
  if (phrases && phrases.value.length > can.phraseHints) {
    const what =
      can.phraseHints === 0
        ? `cannot be followed: ${provider} takes no phrase hints; leave them out, or allow a service that takes them`
        : `are ${phrases.value.length}, and ${provider} takes at most ${can.phraseHints}; leave some out`;
    problems.push(problemWith(phrases.source, 'phrases', what, 'unsupported'));
  }
  const profanity = said(layers, 'profanity');
  if (profanity && !can.profanities.includes(profanity.value)) {
    const what = `is ${profanity.value}, and ${provider} knows ${can.profanities.join(', ')}`;
    problems.push(problemWith(profanity.source, 'profanity', what, 'unsupported'));
  }
  const summary = said(layers, 'summary');
  const fields = summary?.value.fields;
  if (summary && fields !== undefined && !abilities.summaryFields.includes(fields)) {
    const known = abilities.summaryFields.slice(0, 10).join(', ') || 'none';
    const what = `names "${fields}", which SUMMARY_FIELDS does not have; it has ${known}`;
    problems.push(problemWith(summary.source, 'summary.fields', what));
  }
  return problems;
}

function tooMuch(all: object): Problem[] {
  const bytes = new TextEncoder().encode(JSON.stringify(all)).length;
  if (bytes <= MOST_BYTES) return [];
  const text = `All choices and facts together take ${bytes} bytes as JSON, and at most ${MOST_BYTES} are kept; shorten fields and names, or leave some out`;
  return [{ code: 'malformed', text }];
}
