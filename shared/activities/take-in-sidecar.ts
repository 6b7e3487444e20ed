import {
  isAboutChoices,
  looksLikeSidecar,
  MOST_SIDECAR_BYTES,
  sidecarsOf,
  withoutSuffix,
  type Sidecar,
} from '../domain/choices';
import type { LedgerRecord } from '../domain/ledger';
import { recordingIdOf, versionOf } from '../domain/recording-id';
import type { BlobName, Ports, Tagged } from '../ports';
import type { IntakeSettings } from './examine';
import { makeTakeInAgain } from './take-in-again';
import type { TakenIn } from './send-on';
import { inFlux, RACES } from './races';
import type { IntakePorts, Manner, TakeIn } from './take-in-recording';

/** A side-car may land so long before its recording; after that it is taken for a mistake. */
const EARLY_MS = 24 * 3_600_000;

/** Recordings beside a side-car that are looked for; there is hardly ever more than one. */
const MOST_BESIDE = 20;

type TakeInSidecar = (...args: Parameters<TakeIn>) => Promise<TakenIn | undefined>;

/**
 * A side-car has landed: the recordings that it speaks of are taken in with it. One that waits, or
 * was refused for its choices, is looked at afresh; one that a job has, or that is over, is left as it
 * is and says that the side-car came late. `undefined` for whatever is no side-car.
 */
export function makeTakeInSidecar(
  ports: IntakePorts,
  settings: IntakeSettings,
  takeInRecording: TakeIn,
): TakeInSidecar {
  const { clock, ledger, recordings } = ports;
  const takeInAgain = makeTakeInAgain(ports, settings);

  return async (blob, workflows, manner) => {
    const properties = await recordings.properties(blob);
    if (!properties) return undefined;
    const sidecar = { path: blob.path, version: versionOf(properties.etag) };
    const beside = await recordingsBeside(recordings, blob);
    // An empty one is none yet: its content is on its way, and has an event of its own.
    const isThere = properties.sizeBytes > 0;
    if (isThere) for (const one of beside) await hand(sidecar, one, workflows, manner);
    const isEarly = Date.parse(properties.modifiedAt) > clock.now().getTime() - EARLY_MS;
    if (beside.length > 0 || (isEarly && (await isMeantAsOne(blob)))) {
      return { kind: 'sidecar', id: recordingIdOf(blob.container, blob.path) };
    }
    return undefined;
  };

  async function isMeantAsOne(blob: BlobName): Promise<boolean> {
    const found = await recordings.small(blob, MOST_SIDECAR_BYTES);
    return found !== undefined && found.content !== 'too_large' && looksLikeSidecar(found.content);
  }

  /** Until the recording has it, or says that it came late. */
  async function hand(
    sidecar: Sidecar,
    blob: BlobName,
    workflows: Parameters<TakeIn>[1],
    manner: Manner | undefined,
  ): Promise<void> {
    const id = recordingIdOf(blob.container, blob.path);
    for (let race = 0; race < RACES; race += 1) {
      const known = await ledger.read(id);
      if (!known) {
        // Its own landing may just be under way, with or without what has landed now.
        const taken = await takeInRecording(blob, workflows, manner);
        if (taken.kind === 'gone') return;
      } else if (isHanded(known.value, sidecar)) {
        return;
      } else if (isOpen(known.value)) {
        if ((await takeInAgain(known, workflows)) !== 'raced') return;
      } else if (await ledger.replace(noted(known, sidecar), known.tag)) {
        return;
      }
    }
    throw inFlux(id);
  }
}

/** One that was read with it, has one that goes before it, or is being deleted. */
function isHanded({ path, status, sidecar }: LedgerRecord, landed: Sidecar): boolean {
  if (status === 'deleting' || status === 'deleted') return true;
  if (sidecar?.path === landed.path) return sidecar.version === landed.version;
  return sidecar !== undefined && sidecar.path === sidecarsOf(path)[0];
}

/** No job has it, and other choices may change what becomes of it. */
function isOpen({ status, jobId, sizeBytes, reason }: LedgerRecord): boolean {
  if (status === 'queued') return sizeBytes > 0;
  if (status === 'parked') return jobId === undefined;
  return status === 'rejected' && isAboutChoices(reason);
}

function noted({ value }: Tagged<LedgerRecord>, sidecar: Sidecar): LedgerRecord {
  return { ...value, sidecar: { ...sidecar, late: true } };
}

/** The recordings that a side-car can speak of: `call.wav` and `call.*`. */
async function recordingsBeside(
  recordings: Ports['recordings'],
  { container, path }: BlobName,
): Promise<BlobName[]> {
  const stem = withoutSuffix(path);
  const [itself, { blobs }] = await Promise.all([
    recordings.properties({ container, path: stem }),
    recordings.page(container, { prefix: `${stem}.`, limit: MOST_BESIDE }),
  ]);
  const others = blobs
    .filter((blob) => sidecarsOf(blob.path).includes(path))
    .map((blob) => ({ container, path: blob.path }));
  return itself ? [{ container, path: stem }, ...others] : others;
}
