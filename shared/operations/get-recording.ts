import type { Retention } from '../domain/deletion';
import type { Ports } from '../ports';
import { orUnavailable, unknownRecording, type Answer } from './answer';
import { receiptOf } from './deletion-receipt';
import { makeRecordingView } from './recording-view';

/** State, transcript and summary of one recording; of one that is being deleted, or was, the receipt. */
export function makeGetRecording(
  ports: Pick<Ports, 'ledger' | 'results' | 'transcripts'>,
  retention: Retention,
) {
  const view = makeRecordingView(ports);

  return (id: string): Promise<Answer> =>
    orUnavailable(async () => {
      const record = (await ports.ledger.read(id))?.value;
      if (!record) return unknownRecording(id);
      const receipt = receiptOf(record, retention);
      if (!receipt) return { status: 200, jsonBody: await view(record) };
      return { status: receipt.status === 'deleted' ? 410 : 200, jsonBody: receipt };
    });
}
