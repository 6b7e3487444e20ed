import { posix } from 'node:path';
import { Readable } from 'node:stream';
import type { Retention } from '../domain/deletion';
import { CONTENT_TYPES, FORMATS, formPath, toForm, type Format } from '../domain/formats';
import type { LedgerRecord } from '../domain/ledger';
import { transcriptPath } from '../domain/result';
import type { Ports, Stored } from '../ports';
import { orUnavailable, refusal, unknownRecording, type Answer } from './answer';
import { receiptOf } from './deletion-receipt';

/** A blob handed on as it is. */
export interface Download {
  readonly status: 200;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readable;
}

/** The newest transcript of a recording in one of its forms; JSON where none is asked for. */
export function makeGetTranscript(
  ports: Pick<Ports, 'ledger' | 'transcripts'>,
  retention: Retention,
) {
  return (id: string, format: string): Promise<Answer | Download> =>
    orUnavailable<Answer | Download>(async () => {
      const wanted = FORMATS.find((one) => one === (format || 'json'));
      if (!wanted) {
        return refusal(400, `There is no format "${format}"; ask for ${FORMATS.join(', ')}.`);
      }
      const record = (await ports.ledger.read(id))?.value;
      if (!record) return unknownRecording(id);
      const receipt = receiptOf(record, retention);
      if (receipt) return { status: 410, jsonBody: receipt };
      const found = await newest(record, wanted);
      return found ? toDownload(record, wanted, found) : refusal(404, whyNone(record));
    });

  /** The one that readers see; before there is a result, the one that waits for its summary. */
  async function newest(record: LedgerRecord, format: Format): Promise<Stored | undefined> {
    const { id, version, epoch, result } = record;
    const path = result?.transcriptPath ?? transcriptPath(id, version, epoch);
    return (await ports.transcripts.open(formPath(path, format))) ?? (await made(path, format));
  }

  /** Transcripts of before there were other forms have only the lossless one. */
  async function made(path: string, format: Format): Promise<Stored | undefined> {
    if (format === 'json') return undefined;
    const transcript = await ports.transcripts.read(path);
    if (!transcript) return undefined;
    const bytes = Buffer.from(toForm(transcript, format));
    return {
      contentType: CONTENT_TYPES[format],
      sizeBytes: bytes.length,
      chunks: Readable.from([bytes]),
    };
  }
}

function toDownload(record: LedgerRecord, format: Format, stored: Stored): Download {
  const { name } = posix.parse(record.path);
  return {
    status: 200,
    headers: {
      'content-type': stored.contentType,
      'content-length': String(stored.sizeBytes),
      'content-disposition': `inline; filename*=UTF-8''${encoded(`${name}.${format}`)}`,
      // What was said is text, whatever it looks like, and stays on no proxy's disk.
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
    body: Readable.from(stored.chunks),
  };
}

/** As RFC 5987 wants it: `encodeURIComponent` leaves some marks that have a meaning in a header. */
function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function whyNone({ id, status, reason }: LedgerRecord): string {
  const why = reason ? ` (${reason.message})` : '';
  const isOver = status === 'rejected' || status === 'failed';
  return isOver
    ? `The recording "${id}" has no transcript: it is ${status}${why}.`
    : `The recording "${id}" has no transcript yet: it is ${status}${why}. Ask again later.`;
}
