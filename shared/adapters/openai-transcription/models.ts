import type { Capabilities } from '../../domain/provider';

/** What is asked of a model, and how its answer looks. */
export type AnswerForm = 'verbose_json' | 'diarized_json' | 'json';

/** How a model is asked. A deployment in Azure may be called anything: see {@link traitsOf}. */
export interface ModelTraits {
  readonly form: AnswerForm;
  /** Where words and names that are likely to be said go. */
  readonly hints: 'prompt' | 'keywords' | 'none';
  readonly mostSeconds: number;
}

/**
 * Models of the GPT family refuse longer recordings ("audio duration … is longer than 1400 seconds
 * which is the maximum for this model"); the guide does not say so.
 */
const GPT_SECONDS = 1400;

/** No bound is documented but that of bytes. */
const ANY_SECONDS = 24 * 3600;

/**
 * What is known of a model by its name. One that is not OpenAI's is taken for a Whisper, as
 * self-hosted servers have them: words and segments with their times.
 */
export function traitsOf(model: string): ModelTraits {
  const name = model.toLowerCase();
  if (/^gpt-.*transcribe.*diarize/.test(name)) {
    return { form: 'diarized_json', hints: 'none', mostSeconds: GPT_SECONDS };
  }
  if (name === 'gpt-transcribe') {
    return { form: 'json', hints: 'keywords', mostSeconds: GPT_SECONDS };
  }
  if (/^gpt-.*transcribe/.test(name)) {
    return { form: 'json', hints: 'prompt', mostSeconds: GPT_SECONDS };
  }
  return { form: 'verbose_json', hints: 'prompt', mostSeconds: ANY_SECONDS };
}

/** Largest upload: 25 MB by the guide, 25 MiB by the FAQ (bytes). */
export const MOST_BYTES = 25_000_000;

/** About as many as the 224 tokens hold that Whisper reads of a prompt. */
const MOST_HINTS = 50;

export function capabilitiesOf(model: string): Capabilities {
  const { form, hints, mostSeconds } = traitsOf(model);
  return {
    mode: 'fast',
    recordingsPerJob: 1,
    mostBytes: MOST_BYTES,
    mostSeconds,
    formats: ['wav', 'mp3', 'flac', 'm4a', 'mp4', 'ogg', 'webm'],
    separations: form === 'diarized_json' ? ['diarization', 'none'] : ['none'],
    profanities: ['None'],
    phraseHints: hints === 'none' ? 0 : MOST_HINTS,
    // It guesses among all languages or is told one; it can't be told a few.
    candidateLocales: 1,
    languages: LANGUAGES,
  };
}

/** Those that OpenAI lists as supported (speech-to-text guide), and the app's names of two of them. */
const LANGUAGES: readonly string[] = `
  af ar az be bg bs ca cs cy da de el en es et fa fi fil fr gl he hi hr hu hy id is it ja kk kn ko
  lt lv mi mk mr ms nb ne nl no pl pt ro ru sk sl sr sv sw ta th tl tr uk ur vi zh
`
  .trim()
  .split(/\s+/);
