import type * as z from 'zod';
import type { ProviderTranscript } from '../../domain/provider';
import type { UnnumberedPhrase } from '../../domain/transcript';
import { ElementSplitter } from '../../domain/element-splitter';
import { parseJson } from './http';
import { parse } from './parse';
import { toPhrase, toProviderTranscript } from './to-transcript';
import { recognizedPhrase, report, transcriptionHead } from './wire';

/**
 * Reads a result file phrase by phrase as it arrives: in the service's own form a call of four hours
 * has forty megabytes, five times that as objects.
 *
 * @throws ResponseShapeError for what is not as documented
 * @throws ServiceError (unsure) for what was cut off on the way
 */
export async function readResult(text: AsyncIterable<string>): Promise<ProviderTranscript> {
  const phrases: UnnumberedPhrase[] = [];
  const splitter = new ElementSplitter('recognizedPhrases', (element) => {
    phrases.push(toPhrase(parse(recognizedPhrase, parseJson(element), 'recognized phrase')));
  });
  for await (const chunk of text) splitter.push(chunk);
  const head = parse(transcriptionHead, parseJson(splitter.remainder()), 'transcription result');
  return toProviderTranscript(head, phrases);
}

/** What became of each file of a job. */
export async function readReport(text: AsyncIterable<string>): Promise<z.output<typeof report>> {
  let whole = '';
  for await (const chunk of text) whole += chunk;
  return parse(report, parseJson(whole), 'report');
}
