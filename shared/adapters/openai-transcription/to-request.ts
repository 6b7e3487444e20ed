import type { TranscriptionCreateParamsNonStreaming } from 'openai/resources/audio/transcriptions';
import type { AnswerForm, ModelTraits } from './models';

/** Whisper reads the last 224 tokens of a prompt; names have about three bytes a token. */
const PROMPT_BYTES = 600;

export interface Wanted {
  readonly model: string;
  readonly form: AnswerForm;
  readonly hints: ModelTraits['hints'];
  readonly locale: string;
  readonly phrases: readonly string[];
}

/** What is asked for, beside the file. */
export function toRequest({
  model,
  form,
  hints,
  locale,
  phrases,
}: Wanted): Omit<TranscriptionCreateParamsNonStreaming, 'file'> {
  const language = languageOf(locale);
  const prompt = hints === 'prompt' ? promptOf(phrases) : '';
  return {
    model,
    response_format: form,
    // The newest model is told what may be spoken, the others what is.
    ...(hints === 'keywords' ? { languages: [language] } : { language }),
    ...(form === 'verbose_json' && { timestamp_granularities: ['word', 'segment'] }),
    // Required for more than 30 s.
    ...(form === 'diarized_json' && { chunking_strategy: 'auto' }),
    ...(prompt !== '' && { prompt }),
    ...(hints === 'keywords' && phrases.length > 0 && { keywords: [...phrases] }),
  };
}

/** Codes of ISO 639-1 that are not the first part of the app's locale. */
const OTHERWISE: Readonly<Record<string, string>> = { nb: 'no', fil: 'tl' };

/** `en-GB` is `en`: the service takes languages, not the places where they are spoken. */
export function languageOf(locale: string): string {
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  return OTHERWISE[language] ?? language;
}

/** As many of the words as the model reads, one after another. */
function promptOf(phrases: readonly string[]): string {
  let prompt = '';
  for (const phrase of phrases) {
    const longer = prompt === '' ? phrase : `${prompt}, ${phrase}`;
    if (Buffer.byteLength(longer) > PROMPT_BYTES) break;
    prompt = longer;
  }
  return prompt;
}
