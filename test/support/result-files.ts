import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProviderTranscript } from '../../shared/domain/provider';
import { toTranscript, type Transcript } from '../../shared/domain/transcript';

type Description = Parameters<typeof toTranscript>[1];

/** The result files of a service, by name, and what the app reads in them. */
export interface ResultFiles<Name extends string> {
  readonly textOf: (name: Name) => string;
  readonly jsonOf: (name: Name) => Record<string, unknown>;
  /** A result file in our terms; its text arrives in chunks of that many characters. */
  readonly readText: (text: string, chunk?: number) => Promise<ProviderTranscript>;
  /** The transcript of a result file. */
  readonly transcriptOf: (text: string) => Promise<Transcript>;
}

/** @param folder below `test/fixtures` */
export function resultFiles<Name extends string>(
  folder: string,
  readResult: (chunks: AsyncIterable<string>) => Promise<ProviderTranscript>,
  about: Pick<Description, 'provider' | 'locale'>,
): ResultFiles<Name> {
  const textOf = (name: Name) =>
    readFileSync(join(__dirname, '../fixtures', folder, `${name}.json`), 'utf8');
  const readText = (text: string, chunk = 1000) => readResult(inChunks(text, chunk));
  return {
    textOf,
    jsonOf: (name) => JSON.parse(textOf(name)) as Record<string, unknown>,
    readText,
    transcriptOf: async (text) =>
      toTranscript(await readText(text), {
        recordingId: 'march-call',
        version: '0x8DE000001',
        ...about,
      }),
  };
}

async function* inChunks(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}
