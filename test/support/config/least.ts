import { parseSettings } from '../../../shared/config/settings';
import { ConfigError } from '../../../shared/domain/errors';

/** The least that an app needs. */
export const LEAST = {
  RecordingsStorage: 'UseDevelopmentStorage=true',
  COSMOS_ENDPOINT: 'https://account.documents.azure.com',
  SPEECH_ENDPOINT: 'https://name.cognitiveservices.azure.com',
  OPENAI_BASE_URL: 'https://name.openai.azure.com/openai/v1',
  OPENAI_MODEL: 'gpt-4.1-mini',
};

/** The problems of an environment; none when it is in order. */
export function problemsOf(environment: Record<string, string | undefined>): readonly string[] {
  try {
    parseSettings(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}
