/** The families of models that differ in what they can be asked. */
export type Family = 'whisper' | 'gpt' | 'diarize';

export const FORMATS = ['json', 'text', 'srt', 'verbose_json', 'vtt', 'diarized_json'] as const;
export type Format = (typeof FORMATS)[number];

/** By its name; any that is not OpenAI's is a Whisper, as self-hosted servers have them. */
export function familyOf(model: string): Family {
  if (!/^gpt-.*transcribe/.test(model)) return 'whisper';
  return model.includes('diarize') ? 'diarize' : 'gpt';
}

export const FORMATS_OF: Readonly<Record<Family, readonly Format[]>> = {
  whisper: ['json', 'text', 'srt', 'verbose_json', 'vtt'],
  gpt: ['json', 'text'],
  diarize: ['json', 'text', 'diarized_json'],
};

/** Longest recording of the models of the GPT family, by the error that longer ones get (s). */
export const GPT_SECONDS = 1400;

/** From here on the diarizing model wants to be told how to cut the audio (s). */
export const UNCUT_SECONDS = 30;
