import { readResult } from '../../../shared/adapters/azure-speech/read-result';
import { resultFiles } from '../result-files';

/** Result files as the batch service writes them, by what is special about each. */
export const AZURE_RESULTS = [
  'mono-diarized',
  'stereo',
  'language-identification',
  'odd-phrases',
  'no-speech',
  'new-fields',
  'ticks-as-floats',
] as const;

export type AzureResult = (typeof AZURE_RESULTS)[number];

export const { textOf, jsonOf, readText, transcriptOf } = resultFiles<AzureResult>(
  'azure-results',
  readResult,
  { provider: 'azure-speech', locale: 'en-US' },
);
