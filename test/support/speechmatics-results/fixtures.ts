import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResult } from '../../../shared/adapters/speechmatics/batch/read-result';
import type { ProviderTranscript } from '../../../shared/domain/provider';
import { toTranscript, type Transcript } from '../../../shared/domain/transcript';
import { inChunks } from '../azure-results/fixtures';

const FOLDER = join(__dirname, '../../fixtures/speechmatics-results');

/**
 * Transcripts in json-v2, made up by its schema: `full` has every field that is documented, and some
 * that are not.
 */
export const SPEECHMATICS_RESULTS = ['full', 'channels', 'identified', 'silent'] as const;

export type SpeechmaticsResult = (typeof SPEECHMATICS_RESULTS)[number];

export function textOf(name: SpeechmaticsResult): string {
  return readFileSync(join(FOLDER, `${name}.json`), 'utf8');
}

export function jsonOf(name: SpeechmaticsResult): Record<string, unknown> {
  return JSON.parse(textOf(name)) as Record<string, unknown>;
}

export function readText(text: string, chunk = 1000): Promise<ProviderTranscript> {
  return readResult(inChunks(text, chunk));
}

export async function transcriptOf(text: string): Promise<Transcript> {
  return toTranscript(await readText(text), {
    recordingId: 'march-call',
    version: '0x8DE000001',
    provider: 'speechmatics',
    locale: 'en-GB',
  });
}
