import type { RecognizedPhrase } from '../engine';
import type { TranscriptionProperties } from '../protocol/transcription-properties';
import { toLexical, toTextForms, type TextForms } from './text-forms';
import { toOffsetFields, type OffsetFields } from './time-fields';

interface Word extends OffsetFields {
  readonly word: string;
  readonly confidence: number;
}

interface DisplayWord extends OffsetFields {
  readonly displayText: string;
}

interface Alternative extends TextForms {
  readonly confidence: number;
  readonly words?: readonly Word[];
  readonly displayWords?: readonly DisplayWord[];
}

export interface RecognizedPhraseJson extends OffsetFields {
  readonly recognitionStatus: 'Success';
  readonly channel: number;
  readonly speaker?: number;
  readonly locale?: string;
  readonly nBest: readonly Alternative[];
}

/** One phrase as in `recognizedPhrases` (schema transcriptionresult_v2024-11-15). */
export function toRecognizedPhraseJson(
  phrase: RecognizedPhrase,
  properties: TranscriptionProperties,
): RecognizedPhraseJson {
  const { speaker, locale } = phrase;
  const withSpeaker = properties.diarization?.enabled === true && speaker !== undefined;
  const withLocale = properties.languageIdentification !== undefined && locale !== undefined;
  return {
    recognitionStatus: 'Success',
    channel: phrase.channel,
    ...(withSpeaker && { speaker }),
    ...(withLocale && { locale }),
    ...toOffsetFields(phrase),
    nBest: [toAlternative(phrase, properties)],
  };
}

function toAlternative(phrase: RecognizedPhrase, properties: TranscriptionProperties): Alternative {
  return {
    confidence: phrase.confidence,
    ...toTextForms(phrase.text, properties),
    ...(properties.wordLevelTimestampsEnabled && { words: toWords(phrase) }),
    ...(properties.displayFormWordLevelTimestampsEnabled && {
      displayWords: phrase.words.map((word) => ({
        displayText: word.text.trim(),
        ...toOffsetFields(word),
      })),
    }),
  };
}

/** Lexical words: what is only punctuation has none. */
function toWords(phrase: RecognizedPhrase): Word[] {
  return phrase.words
    .map((word) => ({
      word: toLexical(word.text),
      ...toOffsetFields(word),
      confidence: word.confidence,
    }))
    .filter(({ word }) => word !== '');
}
