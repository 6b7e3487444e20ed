import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readResult } from '../../../shared/adapters/azure-speech/read-result';
import type { ProviderTranscript } from '../../../shared/domain/provider';
import { toTranscript, type Transcript } from '../../../shared/domain/transcript';

const FOLDER = join(__dirname, '../../fixtures/azure-results');

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

export function textOf(name: AzureResult): string {
  return readFileSync(join(FOLDER, `${name}.json`), 'utf8');
}

export function jsonOf(name: AzureResult): Record<string, unknown> {
  return JSON.parse(textOf(name)) as Record<string, unknown>;
}

/** A result file in our terms; its text arrives in chunks of that many characters. */
export function readText(text: string, chunk = 1000): Promise<ProviderTranscript> {
  return readResult(inChunks(text, chunk));
}

/** The transcript of a result file. */
export async function transcriptOf(text: string): Promise<Transcript> {
  return toTranscript(await readText(text), {
    recordingId: 'march-call',
    version: '0x8DE000001',
    provider: 'azure-speech',
    locale: 'en-US',
  });
}

export async function* inChunks(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}
