import type { LiveFormat, LiveOptions } from '../types';

/** The most the custom dictionary holds. */
const MOST_PHRASES = 1000;
/** Seconds until words are final, at most: fewer cost accuracy. The service allows 0.7 to 4. */
const MAX_DELAY = 2;
/** Seconds of silence that end an utterance; must be below `max_delay`. */
const UTTERANCE_PAUSE = 0.6;

/** Labels of the two sides of a stereo stream. */
export const CHANNELS = ['0', '1'] as const;

/** Each channel travels by itself, under a label. */
export const isMultiChannel = ({ separation, channels }: LiveOptions): boolean =>
  separation === 'channels' && channels === 2;

/** The first message of a session. */
export function startRecognition(options: LiveOptions, format: LiveFormat): object {
  return {
    message: 'StartRecognition',
    audio_format: { type: 'raw', encoding: 'pcm_s16le', sample_rate: format.sampleRate },
    transcription_config: {
      ...language(options.locale),
      model: options.model ?? 'enhanced',
      enable_partials: true,
      max_delay: MAX_DELAY,
      max_delay_mode: 'flexible',
      conversation_config: { end_of_utterance_silence_trigger: UTTERANCE_PAUSE },
      ...separation(options),
      ...(options.phrases &&
        options.phrases.length > 0 && {
          additional_vocab: options.phrases.slice(0, MOST_PHRASES).map((content) => ({ content })),
        }),
    },
  };
}

/** English has one model for all its countries, and spellings to choose from. */
function language(locale: string): object {
  const [code = locale] = locale.split('-');
  const spelling = ['en-GB', 'en-US', 'en-AU'].includes(locale) && { output_locale: locale };
  return { language: code, ...spelling };
}

function separation(options: LiveOptions): object {
  if (isMultiChannel(options)) {
    return { diarization: 'channel', channel_diarization_labels: CHANNELS };
  }
  if (options.separation !== 'diarization') return {};
  const { maxSpeakers } = options;
  return {
    diarization: 'speaker',
    // At least 2, says the service.
    ...(maxSpeakers !== undefined && {
      speaker_diarization_config: { max_speakers: Math.max(2, maxSpeakers) },
    }),
  };
}
