import type { Reason } from '../errors';
import { hasSpeech, type Phrase, type Transcript } from '../transcript';
import { knownLanguages, languageOf } from './language';
import type { Notice } from './types';

/*
 * What a transcript itself tells of how far a summary can go: decided by what is in it (marks, sides,
 * confidences, words), never by guessing.
 */

const MUSIC =
  /^[\s♪♫♬*.,()[\]]*(?:[([*]?\s*(?:music|musik|musique|música|musica|hold music|singing|instrumental)[^)\]*]*[)\]*]?)?[\s♪♫♬*.,()[\]]*$/iu;
const MUSIC_MARK = /[♪♫♬]|[([*]\s*(?:music|musik|musique|música|hold music)/iu;
/** Below this nearly every word is a guess of the recognizer. */
const UNSURE = 0.35;
/** Too few words to tell a language by. */
const FEW_WORDS = 25;
/** The share of function words of another language, and by what factor it must lead. */
const LEAST_SHARE = 0.2;
const LEAD = 2;
/** One side of a call says so much before its silence counts as missing. */
const MONOLOGUE_WORDS = 20;

const VOICEMAIL: readonly RegExp[] = [
  /\b(?:leave|record) (?:me |us )?(?:a|your) (?:short |brief )?message\b[^.?]*\b(?:after|at) the (?:tone|beep)\b|\bafter the (?:tone|beep)\b/iu,
  /\b(?:you have|you've) reached (?:the )?(?:voice ?mail|mailbox|answering machine)\b|\b(?:is|are) (?:not available|unavailable) (?:right now|at the moment)?[^.?]*\bmessage\b/iu,
  /\bnach dem (?:signalton|piepton|ton)\b|\bmailbox (?:von|des)\b|\baprès le (?:signal sonore|bip)\b|\bmessagerie vocale\b|\bdespués de (?:la señal|oír la señal)\b|\bbuzón de voz\b/iu,
];
const ASKS_BACK =
  /\b(?:call|ring|phone) me (?:back)\b|\bgive me a (?:call|ring)\b|\bcall (?:us )?back (?:on|at)\b|\brufen sie (?:mich|uns)[^.]*zurück\b|\brappele[rz]?[- ]moi\b|\bllámeme\b|\bdevuélvame la llamada\b/iu;

/** Either there is nothing to summarize, or there are things that a reader has to know. */
export type Prospect =
  | { readonly kind: 'none'; readonly reason: Reason }
  | { readonly kind: 'some'; readonly notices: readonly Notice[] };

export function prospectOf(transcript: Transcript): Prospect {
  const spoken = transcript.phrases.filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const heard = transcript.phrases.filter(({ text }) => text.trim() !== '');
  if (heard.length > 0 && heard.every(({ text }) => MUSIC.test(text))) return none('music_only');
  if (!hasSpeech(transcript)) return none('no_speech');
  if (isUnsure(spoken)) return none('not_understood', transcript.locale);
  const notices = [
    ...otherLanguage(spoken, transcript.locale),
    ...sides(transcript, spoken),
    ...music(heard),
  ];
  return { kind: 'some', notices };
}

const NONE = {
  no_speech: () => 'No speech was recognized in the recording.',
  music_only: () => 'The recording has music and no speech, so there is nothing to summarize.',
  not_understood: (locale: string) =>
    `The recognizer was unsure of nearly every word: the call may be in another language than ${locale}, or too noisy. Set the right locale and retry the recording.`,
} as const;

function none(code: keyof typeof NONE, locale = ''): Prospect {
  return { kind: 'none', reason: { code, message: NONE[code](locale) } };
}

/** By the mean confidence over the time spoken, where the recognizer gives one for all. */
function isUnsure(spoken: readonly Phrase[]): boolean {
  let [sum, all] = [0, 0];
  for (const { confidence, durationMs } of spoken) {
    if (confidence === undefined) return false;
    sum += confidence * (durationMs + 1);
    all += durationMs + 1;
  }
  return all > 0 && sum / all < UNSURE;
}

/** By function words, for the languages whose words are known. */
function otherLanguage(spoken: readonly Phrase[], locale: string): Notice[] {
  const words = spoken.flatMap(({ text }) => text.toLowerCase().match(/[\p{L}']+/gu) ?? []);
  if (words.length < FEW_WORDS) return [];
  const own = languageOf(locale);
  const isKnown = locale.toLowerCase().startsWith(own.code);
  const shareOf = (known: ReadonlySet<string>) =>
    words.filter((word) => known.has(word)).length / words.length;
  const shares = knownLanguages()
    .map((pack) => ({ code: pack.code, share: shareOf(pack.functionWords) }))
    .toSorted((a, b) => b.share - a.share);
  const [best] = shares;
  const expected = isKnown ? (shares.find(({ code }) => code === own.code)?.share ?? 0) : 0.15;
  if (!best || (isKnown && best.code === own.code)) return [];
  if (best.share < LEAST_SHARE || best.share < expected * LEAD) return [];
  const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(best.code) ?? best.code;
  return [
    {
      code: 'other_language',
      message: `The words look ${name}, but the recording was transcribed as ${locale}: words may be wrong. Set the right locale and retry the recording.`,
    },
  ];
}

/** Who is heard, and whether a machine took the call. */
function sides({ channels }: Transcript, spoken: readonly Phrase[]): Notice[] {
  const voices = new Set(spoken.map(({ channel, speaker }) => `${channel} ${speaker ?? ''}`));
  const text = spoken.map((phrase) => phrase.text).join('\n');
  const isGreeted = VOICEMAIL.some((pattern) => pattern.test(text));
  const isAlone = voices.size === 1;
  if (isGreeted || (isAlone && ASKS_BACK.test(text))) {
    return [
      {
        code: 'voicemail',
        message: isGreeted
          ? 'A machine took the call: this is a message, not a conversation.'
          : 'One voice asks to be called back and nobody answers: this looks like a message on a machine.',
      },
    ];
  }
  const words = text.split(/\s+/u).length;
  if (!isAlone || words < MONOLOGUE_WORDS) return [];
  const message =
    channels > 1
      ? 'Only one of the two sides was heard: the other channel has no speech.'
      : 'Only one voice was told apart in the recording.';
  return [{ code: 'one_side_only', message }];
}

function music(heard: readonly Phrase[]): Notice[] {
  const marked = heard.filter(({ text }) => MUSIC_MARK.test(text));
  if (marked.length === 0 || marked.length * 3 < heard.length) return [];
  return [{ code: 'music', message: 'A good part of the recording is music, and not summarized.' }];
}
