import { readResult } from '../../../shared/adapters/speechmatics/batch/read-result';
import { resultFiles } from '../result-files';

/**
 * Transcripts in json-v2, made up by its schema: `full` has every field that is documented, and some
 * that are not.
 */
export const SPEECHMATICS_RESULTS = ['full', 'channels', 'identified', 'silent'] as const;

export type SpeechmaticsResult = (typeof SPEECHMATICS_RESULTS)[number];

export const { textOf, jsonOf, readText, transcriptOf } = resultFiles<SpeechmaticsResult>(
  'speechmatics-results',
  readResult,
  { provider: 'speechmatics', locale: 'en-GB' },
);
