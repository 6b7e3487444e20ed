import { mixed } from '../../recognizer/mixed';
import type { RecognizedAudio, RecognizedPhrase } from '../engine';
import type { FastDefinition } from '../protocol/fast-definition';
import { filterProfanity } from './profanity';

interface Timed {
  readonly offsetMilliseconds: number;
  readonly durationMilliseconds: number;
}

interface FastPhrase extends Timed {
  readonly channel?: number;
  readonly speaker?: number;
  readonly text: string;
  readonly words: readonly (Timed & { readonly text: string })[];
  readonly locale: string;
  readonly confidence: number;
}

export interface FastResult {
  readonly durationMilliseconds: number;
  readonly combinedPhrases: readonly { readonly channel?: number; readonly text: string }[];
  readonly phrases: readonly FastPhrase[];
}

/** What was recognized as the answer of `transcriptions:transcribe` (specification 2025-10-15). */
export function toFastResult(audio: RecognizedAudio, definition: FastDefinition): FastResult {
  // Mono has no channels to tell apart, whatever was asked for.
  const channels = audio.channels > 1 ? definition.channels : undefined;
  const heard = channels ? audio : mixed(audio, definition.diarization?.enabled === true);
  const locale = mainLocale(heard.phrases) ?? definition.locales[0] ?? 'en-US';
  const phrases = heard.phrases.map((phrase) =>
    toFastPhrase(
      phrase,
      definition,
      definition.locales.length > 0 ? locale : (phrase.locale ?? locale),
    ),
  );
  const textOf = (own: readonly FastPhrase[]) => own.map(({ text }) => text).join(' ');
  return {
    durationMilliseconds: Math.round(audio.durationMs),
    combinedPhrases: channels
      ? channels.map((channel) => ({
          channel,
          text: textOf(phrases.filter((phrase) => phrase.channel === channel)),
        }))
      : [{ text: textOf(phrases) }],
    phrases: channels ? phrases : phrases.map(({ channel: _mixed, ...phrase }) => phrase),
  };
}

/** Of several it finds one for the whole file: the one that most time is spoken in. */
function mainLocale(phrases: readonly RecognizedPhrase[]): string | undefined {
  const spoken = new Map<string, number>();
  for (const { locale, durationMs } of phrases) {
    if (locale !== undefined) spoken.set(locale, (spoken.get(locale) ?? 0) + durationMs);
  }
  return [...spoken].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}

function toFastPhrase(
  { channel, speaker, text, confidence, words, ...time }: RecognizedPhrase,
  { profanityFilterMode: mode }: FastDefinition,
  locale: string,
): FastPhrase {
  return {
    channel,
    ...(speaker !== undefined && { speaker }),
    ...toTimed(time),
    text: filterProfanity(text.trim(), mode),
    words: words
      .map((word) => ({ text: filterProfanity(word.text.trim(), mode), ...toTimed(word) }))
      .filter((word) => word.text !== ''),
    locale,
    confidence,
  };
}

function toTimed({ offsetMs, durationMs }: { offsetMs: number; durationMs: number }): Timed {
  return {
    offsetMilliseconds: Math.round(offsetMs),
    durationMilliseconds: Math.round(durationMs),
  };
}
