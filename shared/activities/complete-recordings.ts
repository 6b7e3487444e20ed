import type { Owner } from '../domain/ledger';
import { resultId, type ResultDocument } from '../domain/result';
import type { Ports } from '../ports';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { isLong, shownOf } from './brief';
import { makeEndings } from './ending';
import { makeDeleteSuperseded, mayHaveOlder } from './superseded';

/**
 * Points the ledger at finished results and says so; then results of other versions go: until now
 * the old one was what readers saw. A result that came too late, or whose recording is being
 * deleted, goes itself.
 */
export function makeCompleteRecordings(
  ports: Pick<Ports, 'clock' | 'ledger' | 'results' | 'transcripts' | 'announcer'>,
): Activity<'completeRecordings'> {
  const { clock, ledger, results } = ports;
  const deleteSuperseded = makeDeleteSuperseded(ports);
  const endings = makeEndings(ports);

  return async ({ owners }) => {
    await forEachAtOnce(owners, complete);
    await endings.tell(owners.map(({ recordingId }) => recordingId));
    return null;
  };

  async function complete(owner: Owner): Promise<void> {
    const { recordingId, version, epoch } = owner;
    const documentId = resultId(recordingId, version, epoch);
    const completedAt = clock.now().toISOString();
    const result = await results.read(recordingId, documentId);
    const isOurs = await ledger.advance(
      owner,
      result
        ? {
            status: 'completed',
            reason: result.summaryReason ?? null,
            ...(await shownOn(recordingId, result)),
            result: { version, documentId, transcriptPath: result.transcript.path },
            times: { completedAt },
            ...endings.mark,
          }
        : { status: 'failed', reason: RESULT_GONE, times: { completedAt }, ...endings.mark },
    );
    if (!isOurs || mayHaveOlder(owner)) await deleteSuperseded(recordingId);
  }

  /** As much of the summary as the recording's name and choices leave room for. */
  async function shownOn(recordingId: string, result: ResultDocument) {
    const shown = shownOf(result);
    return isLong(shown) ? shownOf(result, (await ledger.read(recordingId))?.value) : shown;
  }
}

const RESULT_GONE = {
  code: 'result_gone',
  message:
    'The result was written and is not there any more. Retry the recording (POST api/recordings/{id}/retry).',
};
