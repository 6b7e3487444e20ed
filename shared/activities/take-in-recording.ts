import { EMPTY, refuseByContent, refuseBySize, type Inspection } from '../domain/admission';
import { AppError, type Reason } from '../domain/errors';
import { withNewVersion, type LedgerRecord } from '../domain/ledger';
import { profileKey, separationFor } from '../domain/profile';
import { recordingIdOf, versionOf } from '../domain/recording-id';
import type { BlobProperties, Ports, Workflows } from '../ports';

/** Enough for the headers of every format taken, with room for embedded tags. */
const FIRST_BYTES = 256 * 1024;

/** What taking in a blob came to. */
export type TakenIn =
  | { readonly kind: 'queued' | 'rejected' | 'waiting' | 'known'; readonly id: string }
  | { readonly kind: 'gone' };

export interface IntakeSettings {
  readonly locale: string;
  readonly candidateLocales: readonly string[];
  readonly maxSpeakers: number;
  readonly emptyGraceMs: number;
}

export type TakeIn = (path: string, workflows: Workflows) => Promise<TakenIn>;

type IntakePorts = Pick<Ports, 'clock' | 'ledger' | 'recordings' | 'inspector' | 'transcriber'>;

/** Races with other writers of the same document that are tried again at once. */
const RACES = 5;

/**
 * Takes in the blob at a path, whatever told us of it: the blob is the truth, an event only a hint.
 * The same version again changes nothing; another version under the same path starts afresh.
 * Reads properties and the first bytes, never the whole blob.
 */
export function makeTakeIn(ports: IntakePorts, settings: IntakeSettings): TakeIn {
  return async (path, workflows) => {
    const id = recordingIdOf(ports.recordings.container, path);
    for (let race = 0; race < RACES; race += 1) {
      const properties = await ports.recordings.properties(path);
      if (!properties) return { kind: 'gone' };
      const known = await ports.ledger.read(id);
      if (known && isSettled(known.value, properties, ports.clock.now())) {
        return { kind: 'known', id };
      }
      const landed = await examine(ports, settings, { id, path, properties, known: known?.value });
      if (!landed) continue; // overwritten while we looked: look again
      const record = known ? withNewVersion(known.value, landed) : landed;
      const written = known
        ? await ports.ledger.replace(record, known.tag)
        : await ports.ledger.create(record);
      if (!written) continue;
      return announce(record, path, workflows);
    }
    throw new AppError('recording_in_flux', `${id} is being changed again and again.`, {
      verdict: 'later',
    });
  };
}

/** Nothing to do: this version is known, and not an empty blob whose time is over. */
function isSettled(known: LedgerRecord, properties: BlobProperties, now: Date): boolean {
  if (known.version !== versionOf(properties.etag)) return false;
  return !waitsForContent(known) || now < new Date(known.notBefore);
}

function waitsForContent(record: LedgerRecord): boolean {
  return record.status === 'queued' && record.sizeBytes === 0;
}

interface Sighting {
  readonly id: string;
  readonly path: string;
  readonly properties: BlobProperties;
  readonly known: LedgerRecord | undefined;
}

async function examine(
  ports: IntakePorts,
  settings: IntakeSettings,
  { id, path, properties, known }: Sighting,
): Promise<LedgerRecord | undefined> {
  const { etag, sizeBytes } = properties;
  const now = ports.clock.now();
  const version = versionOf(etag);
  const waitedEnough = known?.version === version && waitsForContent(known);
  let inspection: Inspection | undefined;
  let refusal: Reason | undefined = refuseBySize(sizeBytes);
  if (sizeBytes === 0 && waitedEnough) refusal = EMPTY;
  if (!refusal && sizeBytes > 0) {
    const bytes = await ports.recordings.firstBytes(path, etag, Math.min(FIRST_BYTES, sizeBytes));
    if (!bytes) return undefined;
    inspection = await ports.inspector.inspect(bytes, sizeBytes);
    refusal = refuseByContent(inspection);
  }
  const format = inspection && inspection.kind !== 'other' ? inspection.format : undefined;
  const seconds = format?.estimatedSeconds;
  return {
    id,
    schemaVersion: 1,
    container: ports.recordings.container,
    path,
    version,
    status: refusal ? 'rejected' : 'queued',
    ...(refusal && { reason: refusal }),
    sizeBytes,
    ...(format && { format }),
    ...(seconds !== undefined && { durationSeconds: seconds }),
    ...(format?.channels !== undefined && { channels: format.channels }),
    profile: profileKey({
      provider: ports.transcriber.provider,
      locale: settings.locale,
      candidateLocales: settings.candidateLocales,
      separation: separationFor(format),
      maxSpeakers: settings.maxSpeakers,
    }),
    epoch: 0,
    attempts: 0,
    notBefore: new Date(
      now.getTime() + (sizeBytes === 0 ? settings.emptyGraceMs : 0),
    ).toISOString(),
    times: {
      landedAt: now.toISOString(),
      ...(refusal && { completedAt: now.toISOString() }),
    },
  };
}

async function announce(
  record: LedgerRecord,
  path: string,
  workflows: Workflows,
): Promise<TakenIn> {
  const { id, version, notBefore } = record;
  if (record.status === 'rejected') return { kind: 'rejected', id };
  if (waitsForContent(record)) {
    await workflows.lookAgain({ id, path, version, at: new Date(notBefore) });
    return { kind: 'waiting', id };
  }
  await workflows.kickDispatch();
  return { kind: 'queued', id };
}
