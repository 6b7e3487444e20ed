import {
  EMPTY,
  refuseByContent,
  refuseBySize,
  refuseJson,
  type Admission,
  type Inspection,
} from '../domain/admission';
import type { AudioFormat } from '../domain/audio';
import { isJson } from '../domain/choices';
import type { Reason } from '../domain/errors';
import type { LedgerRecord } from '../domain/ledger';
import { versionOf } from '../domain/recording-id';
import { contentKey, LAST_BYTES } from '../domain/same-content';
import type { BlobName, BlobProperties, Ports } from '../ports';

/** Enough for the headers of every format taken, with room for embedded tags. */
const FIRST_BYTES = 256 * 1024;

/** What the first and last bytes say. */
export interface Look {
  readonly refusal?: Reason;
  readonly format?: AudioFormat;
  /** See `contentKey`; only of audio. */
  readonly content?: string;
}

/** Reads the two ends of a blob. `undefined` when it was overwritten while we looked. */
export async function lookAt(
  { recordings, inspector }: Pick<Ports, 'recordings' | 'inspector'>,
  blob: BlobName,
  { etag, sizeBytes }: BlobProperties,
  known: LedgerRecord | undefined,
  admission: Admission,
): Promise<Look | undefined> {
  const bySize = refuseBySize(sizeBytes, admission);
  if (bySize) return { refusal: bySize };
  if (sizeBytes === 0) return hadItsTime(etag, known) ? { refusal: EMPTY } : {};
  const rest = Math.max(0, sizeBytes - FIRST_BYTES);
  const tail = Math.min(rest, LAST_BYTES);
  const [first, last] = await Promise.all([
    recordings.firstBytes(blob, etag, sizeBytes - rest),
    tail > 0 ? recordings.bytesFrom(blob, etag, sizeBytes - tail, tail) : Buffer.alloc(0),
  ]);
  if (!first || !last) return undefined;
  const inspection: Inspection = await inspector.inspect(first, sizeBytes);
  const refused = refuseByContent(inspection, admission);
  const refusal = refused && isJson(blob.path) ? refuseJson(refused) : refused;
  return {
    ...(refusal ? { refusal } : { content: contentKey(sizeBytes, first, last) }),
    ...(inspection.kind !== 'other' && { format: inspection.format }),
  };
}

/** This very version was empty before, and was waited for. */
function hadItsTime(etag: string, known: LedgerRecord | undefined): boolean {
  return known?.version === versionOf(etag) && known.status === 'queued';
}
