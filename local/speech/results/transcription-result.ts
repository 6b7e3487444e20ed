import type { RecognizedAudio } from '../engine';
import { toDateTime } from '../protocol/date-time';
import type { TranscriptionProperties } from '../protocol/transcription-properties';
import { toRecognizedPhraseJson, type RecognizedPhraseJson } from './recognized-phrase';
import { joinTextForms, toTextForms, type TextForms } from './text-forms';
import { toIsoDuration, toTicks } from './time-fields';

export interface TranscriptionResult {
  readonly source: string;
  readonly timestamp: string;
  readonly durationInTicks: number;
  readonly durationMilliseconds: number;
  readonly duration: string;
  readonly combinedRecognizedPhrases: readonly (TextForms & { readonly channel: number })[];
  readonly recognizedPhrases: readonly RecognizedPhraseJson[];
}

/**
 * What was recognized as a result file of the service (schema transcriptionresult_v2024-11-15).
 * @param nowMs becomes `timestamp`
 */
export function toTranscriptionResult(
  audio: RecognizedAudio,
  source: string,
  properties: TranscriptionProperties,
  nowMs: number,
): TranscriptionResult {
  return {
    source,
    timestamp: toDateTime(nowMs),
    durationInTicks: toTicks(audio.durationMs),
    durationMilliseconds: Math.round(audio.durationMs),
    duration: toIsoDuration(audio.durationMs),
    combinedRecognizedPhrases: decodedChannels(audio, properties).map((channel) => ({
      channel,
      ...joinTextForms(
        audio.phrases
          .filter((phrase) => phrase.channel === channel)
          .map((phrase) => toTextForms(phrase.text, properties)),
      ),
    })),
    recognizedPhrases: audio.phrases.map((phrase) => toRecognizedPhraseJson(phrase, properties)),
  };
}

/** Channels that were asked for and that the audio has, silent ones too. */
function decodedChannels(audio: RecognizedAudio, properties: TranscriptionProperties): number[] {
  return [...new Set(properties.channels)]
    .filter((channel) => channel < audio.channels)
    .sort((one, other) => one - other);
}
