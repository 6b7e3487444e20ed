import type { AudioFormat } from '../audio';
import type { Separation } from './choices';
import { problemWith, type Layer, type Problem, type SourceKind } from './layer';
import { said, type Said } from './merge';

export interface Speakers {
  readonly separation: Separation;
  readonly maxSpeakers: number;
}

/** What the first bytes say that matters for telling speakers apart. */
export type Heard = Pick<AudioFormat, 'channels' | 'estimatedSeconds'>;

/** What a service can do for telling speakers apart; see `Capabilities`. */
export interface Separations {
  readonly separations: readonly Separation[];
  readonly separationsOfTwo?: readonly Separation[];
  readonly mostSecondsDiarized?: number;
}

/** How a service can tell speakers apart in a file of so many channels. */
export function separationsOf(
  can: Separations,
  channels: number | undefined,
): readonly Separation[] {
  return channels === 2 ? (can.separationsOfTwo ?? can.separations) : can.separations;
}

/**
 * Two channels: a channel for each side. One channel: diarization, up to the length that the
 * service allows for it. Where the first bytes do not tell the number of channels, channels are
 * asked for: diarization of a stereo file is refused by the service, the reverse is not. Each as far
 * as the service can do it.
 */
export function separationFor(heard: Heard, can: Separations): Separation {
  const possible = separationsOf(can, heard.channels);
  const wanted: readonly Separation[] =
    heard.channels === 1 ? ['diarization', 'none'] : ['channels', 'diarization', 'none'];
  const found = wanted.find(
    (one) =>
      possible.includes(one) && (one !== 'diarization' || !isTooLong(heard.estimatedSeconds, can)),
  );
  return found ?? 'none';
}

function isTooLong(seconds = 0, { mostSecondsDiarized }: Separations): boolean {
  return mostSecondsDiarized !== undefined && seconds > mostSecondsDiarized;
}

/**
 * How the speakers of a recording are told apart. A profile speaks of many recordings: what it says
 * for one kind of them (most speakers of a channel) is passed over in the others. What a recording
 * says of itself has to fit it.
 */
export function decideSpeakers(
  layers: readonly Layer[],
  heard: Heard,
  fallback: { readonly maxSpeakers: number },
  can: Separations,
  problems: Problem[],
): Speakers {
  const asked = said(layers, 'separation');
  const most = said(layers, 'maxSpeakers');
  const separation = asked?.value ?? separationFor(heard, can);
  if (asked) problems.push(...unfit(asked, heard, can));
  if (most && separation !== 'diarization') problems.push(...idle(most, asked, heard, can));
  const speakers = { separation, maxSpeakers: most?.value ?? fallback.maxSpeakers };
  problems.push(...rolesOfNobody(layers, heard, speakers));
  return speakers;
}

/** What was asked for and this audio cannot have. */
function unfit({ value, source }: Said<Separation>, heard: Heard, can: Separations): Problem[] {
  const problem = (what: string) => [problemWith(source, 'separation', what, 'contradictory')];
  const { channels, estimatedSeconds = 0 } = heard;
  if (channels === 1 && value === 'channels') {
    return problem(
      'is channels, and the recording has one channel; say diarization or none, or leave it out',
    );
  }
  const possible = separationsOf(can, channels);
  if (channels === 2 && !possible.includes(value) && possible.includes('channels')) {
    return problem(
      `is ${value}, and the recording has two channels, which the service transcribes each by itself; say channels or leave it out`,
    );
  }
  if (!possible.includes(value)) {
    const others = possible.join(' or ');
    const what = `is ${value}, which the transcription service can't do; say ${others}, or leave it out`;
    return [problemWith(source, 'separation', what, 'unsupported')];
  }
  if (value === 'diarization' && isTooLong(estimatedSeconds, can)) {
    return problem(
      `is diarization, ${tooLong(estimatedSeconds, can)}; say none, or split the recording`,
    );
  }
  return [];
}

/** Most speakers, where no speakers are told apart by their voices. */
function idle(
  { value, source, rank }: Said<number>,
  asked: Said<Separation> | undefined,
  { channels, estimatedSeconds = 0 }: Heard,
  can: Separations,
): Problem[] {
  const problem = (what: string) => [
    problemWith(source, 'maxSpeakers', `is ${value}, and ${what}`, 'contradictory'),
  ];
  // Whoever stands above and asks for something else has overruled it.
  if (asked && asked.rank < rank) return [];
  if (asked) return problem(`separation (in ${asked.source.name}) is ${asked.value}; keep one`);
  if (source.kind === 'profile') return [];
  if (!separationsOf(can, channels).includes('diarization') && channels !== 2) {
    return problem("the transcription service can't tell voices apart; leave it out");
  }
  if (channels === 2) {
    return problem(
      'the recording has two channels, a speaker each; it counts voices in one channel only',
    );
  }
  return channels === 1 ? problem(`${tooLong(estimatedSeconds, can)}; leave it out`) : [];
}

function tooLong(seconds: number, { mostSecondsDiarized = 0 }: Separations): string {
  const minutes = (most: number) => Math.ceil(most / 60);
  return `the recording is ${minutes(seconds)} minutes long: speakers are told apart in at most ${minutes(mostSecondsDiarized)}`;
}

/** They speak of more than this very file: of many, or of the stream that it was made of. */
const PASSED_OVER: readonly SourceKind[] = ['profile', 'session'];

/** Roles that a recording gives to channels or voices which it cannot have. */
function rolesOfNobody(
  layers: readonly Layer[],
  { channels }: Heard,
  { separation, maxSpeakers }: Speakers,
): Problem[] {
  const roles = said(layers, 'speakers');
  if (!roles || PASSED_OVER.includes(roles.source.kind) || channels === undefined) return [];
  return Object.keys(roles.value).flatMap((voice) => {
    const number = Number(voice.replace(/\D/g, ''));
    const what = voice.startsWith('channel')
      ? number >= channels && `names ${voice}, and the recording has one channel`
      : speakerProblem(voice, number, separation, maxSpeakers);
    return what ? [problemWith(roles.source, 'speakers', what, 'contradictory')] : [];
  });
}

function speakerProblem(voice: string, number: number, separation: Separation, most: number) {
  if (separation !== 'diarization') {
    return `names ${voice}, and no voices are told apart in this recording (separation is ${separation})`;
  }
  return number > most && `names ${voice}, and at most ${most} speakers are told apart`;
}
