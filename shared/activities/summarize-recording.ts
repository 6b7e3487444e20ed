import { AppError } from '../domain/errors';
import { resultId, toResultDocument, transcriptPath } from '../domain/result';
import type { Ports } from '../ports';
import type { Activity } from './activity';

/**
 * Summarizes one transcript and writes the result document, once. A repeat finds the document and
 * asks the model nothing.
 */
export function makeSummarizeRecording(
  ports: Pick<Ports, 'clock' | 'results' | 'transcripts' | 'summarizer'>,
): Activity<'summarizeRecording'> {
  return async ({ recordingId, version, epoch }) => {
    const existing = await ports.results.read(recordingId, resultId(recordingId, version, epoch));
    if (existing) return null;
    const transcript = await ports.transcripts.read(transcriptPath(recordingId, version, epoch));
    if (!transcript) {
      throw new AppError('transcript_gone', `The transcript of ${recordingId} is not there.`, {
        verdict: 'never',
      });
    }
    const outcome = await ports.summarizer.summarize(transcript);
    const createdAt = ports.clock.now().toISOString();
    await ports.results.create(toResultDocument(transcript, outcome, createdAt, epoch));
    return null;
  };
}
