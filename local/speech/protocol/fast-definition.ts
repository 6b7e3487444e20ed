import { z } from 'zod';
import { isLocale } from './locales';
import { parseBody, type CodeByPath } from './parse-body';
import { invalid } from './speech-error';

/** Some clients leave `enabled` out when they mean it. */
const diarization = z.object({
  enabled: z.boolean().default(true),
  maxSpeakers: z.int().min(2).max(35).default(2),
});

const definitionSchema = z.object({
  /** One is fixed; of several one is found for the whole file; without any, all are listened for. */
  locales: z
    .array(z.string().refine(isLocale, { error: 'the locale is not supported' }))
    .default([]),
  channels: z.array(z.int().min(0).max(1)).min(1).max(2).optional(),
  diarization: diarization.optional(),
  profanityFilterMode: z.enum(['None', 'Masked', 'Removed', 'Tags']).default('Masked'),
  phraseList: z
    .object({ phrases: z.array(z.string()), biasingWeight: z.number().optional() })
    .optional(),
  audioUrl: z.url({ protocol: /^https?$/ }).optional(),
  enhancedMode: z.undefined('LLM speech is not offered here: leave it out').optional(),
});
export type FastDefinition = z.infer<typeof definitionSchema>;

const CODES: CodeByPath = {
  locales: 'InvalidLocale',
  channels: 'InvalidChannels',
  audioUrl: 'InvalidRecordingsUri',
  diarization: 'InvalidParameterValue',
  profanityFilterMode: 'InvalidParameterValue',
  enhancedMode: 'InvalidParameterValue',
};

/**
 * Parses the part `definition` of `transcriptions:transcribe` (specification 2025-10-15).
 * @param part its JSON, or the text of it
 * @throws SpeechError 400 with the service's code for what is wrong.
 */
export function parseDefinition(part: unknown): FastDefinition {
  const definition = parseBody(definitionSchema, fromJson(part), CODES);
  if (definition.diarization?.enabled && (definition.channels?.length ?? 0) > 1) {
    throw invalid(
      'BadChannelConfiguration',
      'Channels can not be transcribed apart and diarized at the same time.',
      'channels',
    );
  }
  return definition;
}

function fromJson(part: unknown): unknown {
  if (typeof part !== 'string') return part;
  try {
    return JSON.parse(part);
  } catch {
    throw invalid('InvalidRequestBodyFormat', 'The part definition is not valid JSON.');
  }
}
