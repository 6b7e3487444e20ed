import {
  BLOB_GONE,
  EMPTY,
  refuseByContent,
  refuseBySize,
  type Inspection,
} from '../domain/admission';
import { AppError, type Reason } from '../domain/errors';
import { mayBeForgotten } from '../domain/forgetting';
import { withNewVersion, type LedgerRecord, type Priority } from '../domain/ledger';
import { lengthClassOf, profileKey, separationFor } from '../domain/profile';
import { recordingIdOf, versionOf } from '../domain/recording-id';
import { lanesFor, type Residency } from '../domain/residency';
import type { BlobName, BlobProperties, Ports, Tagged, Workflows } from '../ports';
import { makeEndings } from './ending';

/** Enough for the headers of every format taken, with room for embedded tags. */
const FIRST_BYTES = 256 * 1024;

/** What taking in a blob came to. */
export type TakenIn =
  | {
      readonly kind: 'queued' | 'rejected' | 'waiting' | 'known' | 'forgotten';
      readonly id: string;
    }
  | { readonly kind: 'gone' };

export interface IntakeSettings {
  readonly locale: string;
  readonly candidateLocales: readonly string[];
  readonly maxSpeakers: number;
  readonly emptyGraceMs: number;
  readonly residency: Residency;
  /** How long the ledger remembers what is at its end (days); 0 for ever. */
  readonly documentDays: number;
}

/** What a landing starts. */
export type IntakeWorkflows = Pick<Workflows, 'kickDispatch' | 'lookAgain'>;

/** How to take in what is not known yet. */
export interface Manner {
  /** What has landed by itself has the normal one. */
  readonly priority?: Priority;
  /** Somebody wants it: also what is so old that the ledger may have forgotten it. */
  readonly onPurpose?: true;
}

export type TakeIn = (
  blob: BlobName,
  workflows: IntakeWorkflows,
  manner?: Manner,
) => Promise<TakenIn>;

export type IntakePorts = Pick<
  Ports,
  'clock' | 'ledger' | 'recordings' | 'inspector' | 'transcriber' | 'announcer'
>;

/** Races with other writers of the same document that are tried again at once. */
const RACES = 5;

/**
 * Takes in the blob at a path, whatever told us of it: the blob is the truth, an event only a hint.
 * The same version again changes nothing; another version under the same path starts afresh.
 * Reads properties and the first bytes, never the whole blob.
 *
 * Where the ledger forgets what is at its end, a blob that is older than that and unknown may have
 * been transcribed long ago: an event or a dead letter that comes so late takes it in no more.
 */
export function makeTakeIn(ports: IntakePorts, settings: IntakeSettings): TakeIn {
  const endings = makeEndings(ports);

  return async ({ container, path }, workflows, { priority = 'normal', onPurpose } = {}) => {
    const blob = { container, path };
    const id = recordingIdOf(container, path);
    for (let race = 0; race < RACES; race += 1) {
      const properties = await ports.recordings.properties(blob);
      const known = await ports.ledger.read(id);
      if (!properties) {
        if (known && !(await endWaiting(known))) continue;
        return { kind: 'gone' };
      }
      if (known && isSettled(known.value, properties, ports.clock.now())) {
        return { kind: 'known', id };
      }
      const isOld = mayBeForgotten(properties, settings.documentDays, ports.clock.now());
      if (!known && isOld && !onPurpose) return { kind: 'forgotten', id };
      const sighting = { id, blob, properties, priority, known: known?.value };
      const examined = await examine(ports, settings, sighting);
      if (!examined) continue; // overwritten while we looked: look again
      const isRejected = examined.status === 'rejected';
      const landed = isRejected ? { ...examined, ...endings.mark } : examined;
      const record = known ? withNewVersion(known.value, landed) : landed;
      const written = known
        ? await ports.ledger.replace(record, known.tag)
        : await ports.ledger.create(record);
      if (!written) continue;
      if (isRejected) await endings.tell([id]);
      return sendOn(record, workflows);
    }
    throw new AppError('recording_in_flux', `${id} is being changed again and again.`, {
      verdict: 'later',
    });
  };

  /** An empty blob that went away before it had content: nobody else would end it. False after a race. */
  async function endWaiting({ value, tag }: Tagged<LedgerRecord>): Promise<boolean> {
    if (!waitsForContent(value)) return true;
    const times = { ...value.times, completedAt: ports.clock.now().toISOString() };
    const ended = {
      ...value,
      status: 'failed',
      reason: BLOB_GONE,
      times,
      ...endings.mark,
    } as const;
    if (!(await ports.ledger.replace(ended, tag))) return false;
    await endings.tell([value.id]);
    return true;
  }
}

/**
 * Nothing to do: this version is known, and not an empty blob whose time is over; or the recording
 * is being deleted, which goes before whatever else arrives.
 */
function isSettled(known: LedgerRecord, properties: BlobProperties, now: Date): boolean {
  if (known.status === 'deleting') return true;
  if (known.version !== versionOf(properties.etag)) return false;
  return !waitsForContent(known) || now < new Date(known.notBefore);
}

function waitsForContent(record: LedgerRecord): boolean {
  return record.status === 'queued' && record.sizeBytes === 0;
}

interface Sighting {
  readonly id: string;
  readonly blob: BlobName;
  readonly properties: BlobProperties;
  readonly priority: Priority;
  readonly known: LedgerRecord | undefined;
}

/** What the blob says about a recording. `undefined` when it was overwritten while we looked. */
export async function examine(
  ports: IntakePorts,
  settings: IntakeSettings,
  { id, blob, properties, priority, known }: Sighting,
): Promise<LedgerRecord | undefined> {
  const { etag, sizeBytes } = properties;
  const now = ports.clock.now();
  const version = versionOf(etag);
  const waitedEnough = known?.version === version && waitsForContent(known);
  let inspection: Inspection | undefined;
  let refusal: Reason | undefined = refuseBySize(sizeBytes);
  if (sizeBytes === 0 && waitedEnough) refusal = EMPTY;
  if (!refusal && sizeBytes > 0) {
    const bytes = await ports.recordings.firstBytes(blob, etag, Math.min(FIRST_BYTES, sizeBytes));
    if (!bytes) return undefined;
    inspection = await ports.inspector.inspect(bytes, sizeBytes);
    refusal = refuseByContent(inspection);
  }
  const format = inspection && inspection.kind !== 'other' ? inspection.format : undefined;
  const seconds = format?.estimatedSeconds;
  return {
    id,
    schemaVersion: 1,
    ...blob,
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
      length: lengthClassOf(seconds ?? 0),
      lanes: lanesFor(blob, settings.residency),
    }),
    priority,
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

/** What comes next for a recording that was just written. */
export async function sendOn(record: LedgerRecord, workflows: IntakeWorkflows): Promise<TakenIn> {
  const { id, container, path, version, notBefore } = record;
  if (record.status === 'rejected') return { kind: 'rejected', id };
  if (waitsForContent(record)) {
    await workflows.lookAgain({ id, container, path, version, at: new Date(notBefore) });
    return { kind: 'waiting', id };
  }
  await workflows.kickDispatch();
  return { kind: 'queued', id };
}
