import { separationsOf } from '../choices';
import { isAllowed } from '../planning';
import type { Because, Candidate, Need } from './need';
import { sizeText } from '../size-text';
import { lengthText, listed } from './texts';

/** A bound that keeps a candidate from a need. */
export interface LimitRow {
  readonly code: string;
  /** What it is about: the audio itself, what was asked for, or where it may go. */
  readonly about: 'audio' | 'choice' | 'place';
  /** A sentence without its subject, which is the provider; `undefined` where it can. */
  readonly against: (need: Need, candidate: Candidate) => string | undefined | false;
  /** What a person may do about it. */
  readonly change: string;
}

const OTHER_SERVICE = 'allow another service';

/** All bounds, in the order in which they are told. */
export const LIMIT_ROWS: readonly LimitRow[] = [
  {
    code: 'not_allowed',
    about: 'choice',
    against: ({ providers }, { provider }) =>
      providers !== undefined &&
      !providers.includes(provider) &&
      `is not among the services that are allowed (${listed(providers)})`,
    change: OTHER_SERVICE,
  },
  {
    code: 'has_refused',
    about: 'place',
    against: ({ refused }, { provider }) =>
      refused?.includes(provider) && 'has refused this recording already',
    change: 'mend the key, quota or subscription of the service that refused it',
  },
  {
    code: 'other_mode',
    about: 'choice',
    against: ({ mode }, candidate) =>
      mode !== undefined &&
      mode !== candidate.mode &&
      `is ${candidate.mode}, and ${mode} is asked for`,
    change: 'leave out mode',
  },
  {
    code: 'residency',
    about: 'place',
    against: ({ lanes = [] }, candidate) =>
      lanes.length > 0 &&
      !candidate.lanes.some((lane) => isAllowed(lane, lanes)) &&
      'may not have audio of this folder (SPEECH_RESIDENCY)',
    change: 'add a resource of that service to SPEECH_RESIDENCY, or move the recording',
  },
  {
    code: 'too_large',
    about: 'audio',
    against: ({ sizeBytes = 0 }, { can }) =>
      sizeBytes > can.mostBytes &&
      `takes at most ${sizeText(can.mostBytes, can.mostBytes)}, and the file has ${sizeText(sizeBytes, can.mostBytes)}`,
    change: 'split the recording or compress it (FLAC, MP3 or Opus keep speech intact)',
  },
  {
    code: 'too_long',
    about: 'audio',
    against: ({ seconds = 0 }, { can }) =>
      seconds > can.mostSeconds &&
      `takes at most ${lengthText(can.mostSeconds)}, and the recording has ${lengthText(seconds)}`,
    change: 'split the recording',
  },
  {
    code: 'unsupported_format',
    about: 'audio',
    against: ({ format }, { can }) =>
      format !== undefined && !can.formats.includes(format) && `does not take ${format} files`,
    change: 'convert the recording to WAV, MP3 or FLAC',
  },
  {
    code: 'too_many_channels',
    about: 'audio',
    against: ({ channels = 0 }, { can: { mostChannels = Number.POSITIVE_INFINITY } }) =>
      channels > mostChannels &&
      `takes at most ${mostChannels} channels, and the recording has ${channels}`,
    change: 'mix the recording down or split it',
  },
  {
    code: 'language',
    about: 'choice',
    against: ({ locale, candidateLocales }, { can: { languages } }) => {
      const unknown = [locale, ...candidateLocales].filter(
        (one) => languages !== undefined && !languages.includes(languageOf(one)),
      );
      return unknown.length > 0 && `does not know ${listed(unknown)}`;
    },
    change: `say another locale, or ${OTHER_SERVICE}`,
  },
  {
    code: 'languages_to_identify',
    about: 'choice',
    against: ({ locale, candidateLocales }, { can }) => {
      const among = candidateLocales.length + 1;
      if (among === 1) return undefined;
      if (among <= can.candidateLocales) return unidentified([locale, ...candidateLocales], can);
      return can.candidateLocales <= 1
        ? 'has to be told the language, and several are possible'
        : `identifies the language among at most ${can.candidateLocales}, and ${among} are possible`;
    },
    change: 'say which locale it is',
  },
  {
    code: 'separation',
    about: 'choice',
    against: ({ separation, channels }, { can }) =>
      separation !== undefined &&
      !separationsOf(can, channels).includes(separation) &&
      `can't do separation ${separation}${channels === 2 ? ' of two channels' : ''}`,
    change: 'leave out separation',
  },
  {
    code: 'too_long_to_tell_speakers_apart',
    about: 'choice',
    against: ({ separation, seconds = 0 }, { can: { mostSecondsDiarized } }) =>
      separation === 'diarization' &&
      mostSecondsDiarized !== undefined &&
      seconds > mostSecondsDiarized &&
      `tells speakers apart in at most ${lengthText(mostSecondsDiarized)}, and the recording has ${lengthText(seconds)}`,
    change: 'say separation none, or split the recording',
  },
  {
    code: 'phrase_hints',
    about: 'choice',
    against: ({ phrases = 0 }, { can: { phraseHints } }) =>
      phrases > phraseHints &&
      (phraseHints === 0
        ? 'takes no phrase hints'
        : `takes at most ${phraseHints} phrase hints, and there are ${phrases}`),
    change: 'leave out phrases',
  },
  {
    code: 'profanity',
    about: 'choice',
    against: ({ profanity }, { can }) =>
      profanity !== undefined &&
      !can.profanities.includes(profanity) &&
      `can't do profanity ${profanity}`,
    change: 'leave out profanity',
  },
];

/** A bound that a candidate meets, as a reason. */
export interface Against extends Because {
  readonly about: LimitRow['about'];
  readonly change: string;
}

/** All that keeps a candidate from a need; empty where it can take it. */
export function limitsAgainst(need: Need, candidate: Candidate): Against[] {
  return LIMIT_ROWS.flatMap(({ code, about, against, change }) => {
    const what = against(need, candidate);
    if (typeof what !== 'string') return [];
    return [{ code, about, change, text: `${candidate.provider} ${what}.` }];
  });
}

/** Locales of one language need not be told apart. */
function unidentified(
  locales: readonly string[],
  { languagesIdentified: known }: Candidate['can'],
): string | undefined {
  if (known === undefined || new Set(locales.map(languageOf)).size === 1) return undefined;
  const unknown = locales.filter((one) => !known.includes(languageOf(one)));
  return unknown.length === 0 ? undefined : `can't tell ${listed(unknown)} from other languages`;
}

/** `en` of `en-GB`. */
function languageOf(locale: string): string {
  return locale.split('-')[0]?.toLowerCase() ?? locale;
}
