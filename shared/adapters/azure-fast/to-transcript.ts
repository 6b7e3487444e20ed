import type { ProviderTranscript } from '../../domain/provider';
import type { ChannelText, UnnumberedPhrase, Word } from '../../domain/transcript';
import { moreOf } from '../../domain/transcript';
import { isToldByTimes, placeOf } from '../azure-speech/times';
import type { KeptAnswer } from '../transcribers/kept-answer';
import type { WirePhrase, WireResult, WireWord } from './wire';

/** An answer of fast transcription in our terms, with all that it says. */
export function toProviderTranscript(
  { source, createdAt }: Pick<KeptAnswer, 'source' | 'createdAt'>,
  wire: WireResult,
): ProviderTranscript {
  const phrases = wire.phrases.map(toPhrase);
  const listed = [...wire.combinedPhrases, ...wire.phrases].map(({ channel = 0 }) => channel + 1);
  return {
    durationMs: wire.durationMilliseconds,
    channels: listed.reduce((most, count) => Math.max(most, count), 1),
    phrases,
    origin: {
      source,
      createdAt,
      channels: wire.combinedPhrases.map((combined) => toChannelText(combined, phrases)),
      ...moreOf('more', wire, (field) => RESULT_FIELDS.has(field)),
    },
  };
}

const RESULT_FIELDS: ReadonlySet<string> = new Set([
  'durationMilliseconds',
  'combinedPhrases',
  'phrases',
]);

/** It gives the display form alone, and the words of that. */
function toPhrase(wire: WirePhrase): UnnumberedPhrase {
  const { channel = 0, speaker, locale, confidence, words } = wire;
  const text = wire.text.replace(/\s*\n\s*/g, ' ').trim();
  const place = placeOf(wire);
  return {
    channel,
    ...(speaker !== undefined && { speaker }),
    ...(locale !== undefined && { locale }),
    ...place,
    recognized: true,
    text,
    ...(confidence !== undefined && { confidence }),
    ...(words && { displayWords: words.map(toWord) }),
    ...moreOf('more', wire, (field, value) => field !== 'text' || value === text),
    ...moreOf(
      'morePhrase',
      wire,
      (field, value) => PHRASE_FIELDS.has(field) || isToldByTimes(field, value, place),
    ),
  };
}

const PHRASE_FIELDS: ReadonlySet<string> = new Set([
  'channel',
  'speaker',
  'locale',
  'confidence',
  'text',
  'words',
]);

function toWord(wire: WireWord): Word {
  const place = placeOf(wire);
  return {
    text: wire.text,
    ...place,
    ...moreOf(
      'more',
      wire,
      (field, value) => field === 'text' || isToldByTimes(field, value, place),
    ),
  };
}

/** Its text only where it is not that of the channel's phrases one after another. */
function toChannelText(
  wire: WireResult['combinedPhrases'][number],
  phrases: readonly UnnumberedPhrase[],
): ChannelText {
  const { channel = 0, text } = wire;
  const joined = phrases
    .filter((phrase) => phrase.channel === channel && phrase.text !== '')
    .map((phrase) => phrase.text)
    .join(' ');
  return {
    channel,
    ...(text !== joined && { text }),
    ...moreOf('more', wire, (field) => field === 'channel' || field === 'text'),
  };
}
