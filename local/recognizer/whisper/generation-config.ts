import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const GenerationConfig = z.object({
  decoder_start_token_id: z.number(),
  eos_token_id: z.number(),
  no_timestamps_token_id: z.number(),
  lang_to_id: z.record(z.string(), z.number()),
  task_to_id: z.object({ transcribe: z.number() }),
  suppress_tokens: z.array(z.number()),
  begin_suppress_tokens: z.array(z.number()),
  alignment_heads: z.array(z.tuple([z.number(), z.number()])).nonempty(),
});

/** What decoding needs to know about the model's special tokens. */
export interface WhisperTokens {
  readonly start: number;
  readonly transcribe: number;
  readonly withoutTimestamps: number;
  /** Ends the text; text tokens are below it, all other special tokens above. */
  readonly end: number;
  /** Predicted right after `start` when the model hears no speech. */
  readonly noSpeech: number;
  /** By Whisper's language code. */
  readonly languages: ReadonlyMap<string, number>;
  /** Never chosen: brackets, notes and other marks that are not speech. */
  readonly suppressed: readonly number[];
  /** Not chosen as the first token of the text. */
  readonly suppressedFirst: readonly number[];
  /** Layer and head of the attention that follows the words in time. */
  readonly alignmentHeads: readonly (readonly [layer: number, head: number])[];
}

/** Reads `generation_config.json` in the model's folder. */
export async function readWhisperTokens(folder: string): Promise<WhisperTokens> {
  const text = await readFile(join(folder, 'generation_config.json'), 'utf8');
  const config = GenerationConfig.parse(JSON.parse(text));
  const languages = Object.entries(config.lang_to_id).map(
    ([token, id]) => [token.slice(2, -2), id] as const, // `<|en|>` → `en`
  );
  return {
    start: config.decoder_start_token_id,
    transcribe: config.task_to_id.transcribe,
    withoutTimestamps: config.no_timestamps_token_id,
    end: config.eos_token_id,
    // The order of the special tokens is fixed in all multilingual Whisper models.
    noSpeech: config.no_timestamps_token_id - 1,
    languages: new Map(languages),
    suppressed: config.suppress_tokens,
    suppressedFirst: config.begin_suppress_tokens,
    alignmentHeads: config.alignment_heads,
  };
}
