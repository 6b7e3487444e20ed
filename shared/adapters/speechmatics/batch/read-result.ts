import { ElementSplitter } from '../../../domain/element-splitter';
import type { ProviderTranscript } from '../../../domain/provider';
import { ServiceError } from '../../../domain/errors';
import { SERVICE } from '../classify';
import { parseJson } from '../http';
import { parse } from '../parse';
import { toProviderTranscript } from './to-transcript';
import { result, transcriptHead, type WireResult } from './wire-transcript';

/**
 * Reads a transcript result by result as it arrives, so that its text is never in memory as a whole.
 *
 * @throws ResponseShapeError for what is not as documented
 * @throws ServiceError (unsure) for what was cut off on the way; (later) where it is not ready yet
 */
export async function readResult(text: AsyncIterable<string>): Promise<ProviderTranscript> {
  const results: WireResult[] = [];
  const splitter = new ElementSplitter('results', (element) => {
    results.push(parse(result, parseJson(element), 'result'));
  });
  try {
    for await (const chunk of text) splitter.push(chunk);
  } catch (error) {
    throw isNotReady(error) ? notReady(error) : error;
  }
  const head = parse(transcriptHead, parseJson(splitter.remainder()), 'transcript');
  return toProviderTranscript(head, results);
}

/** A job that is done has a transcript; a moment after its end it may not be there to be read. */
function isNotReady(error: unknown): boolean {
  return error instanceof ServiceError && error.status === 404;
}

function notReady(cause: unknown): ServiceError {
  return new ServiceError(SERVICE, 'speechmatics_404', 'the transcript is not ready yet.', {
    verdict: 'later',
    status: 404,
    cause,
  });
}
