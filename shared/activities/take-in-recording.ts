import { BLOB_GONE } from '../domain/admission';
import { mayBeForgotten } from '../domain/forgetting';
import { withNewVersion, type LedgerRecord, type Priority } from '../domain/ledger';
import { recordingIdOf, versionOf } from '../domain/recording-id';
import type { BlobName, BlobProperties, Ports, Tagged } from '../ports';
import { makeEndings } from './ending';
import { examine, type ExaminePorts, type IntakeSettings } from './examine';
import { noteRecording } from './live/session-of-audio';
import { inFlux, RACES } from './races';
import { sendOn, waits, type IntakeWorkflows, type TakenIn } from './send-on';

export type { IntakeSettings } from './examine';
export type { IntakeWorkflows, TakenIn } from './send-on';

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

export type IntakePorts = ExaminePorts & Pick<Ports, 'ledger' | 'announcer'>;

/**
 * Takes in the recording at a path, whatever told us of it: the blob is the truth, an event only a
 * hint. The same version again changes nothing; another version under the same path starts afresh.
 * Reads properties, the first and the last bytes, never the whole blob.
 *
 * Where the ledger forgets what is at its end, a blob that is older than that and unknown may have
 * been transcribed long ago: an event or a dead letter that comes so late takes it in no more.
 */
export function makeTakeInRecording(ports: IntakePorts, settings: IntakeSettings): TakeIn {
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
      // Before it is known itself: a landing that is cut off in between comes again.
      if (examined.live !== undefined) await noteRecording(ports, examined.live, id);
      const isRejected = examined.status === 'rejected';
      const landed = isRejected ? { ...examined, ...endings.mark } : examined;
      const record = known ? withNewVersion(known.value, landed) : landed;
      const written = known
        ? await ports.ledger.replace(record, known.tag)
        : await ports.ledger.create(record);
      if (!written) continue;
      if (isRejected) await endings.tell([id]);
      return sendOn(ports, record, workflows);
    }
    throw inFlux(id);
  };

  /** A blob that went away while it was waited for: nobody else would end it. False after a race. */
  async function endWaiting({ value, tag }: Tagged<LedgerRecord>): Promise<boolean> {
    if (!waits(value)) return true;
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
 * Nothing to do: this version is known, and does not wait for what may have come since; or the
 * recording is being deleted, which goes before whatever else arrives.
 */
function isSettled(known: LedgerRecord, properties: BlobProperties, now: Date): boolean {
  if (known.status === 'deleting') return true;
  if (known.version !== versionOf(properties.etag)) return false;
  return !waits(known) || now < new Date(known.notBefore);
}
