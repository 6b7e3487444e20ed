import { allTold, untoldEnds, type Ending } from '../domain/ending';
import type { LedgerRecord } from '../domain/ledger';
import { resultId, transcriptPath } from '../domain/result';
import type { Announcer, Ledger, Ports, RecordingEnded, Tagged } from '../ports';
import { forEachAtOnce } from './at-once';

/** A listener that did not answer is left to the sweep for so long; asking again would only delay others. */
const AWAY_MS = 60_000;

/** Announcements that may fail before the rest of many is left for later; one alone may be to blame. */
const MOST_FAILURES = 5;

/** For whatever ends recordings; does and costs nothing where nobody listens. */
export interface Endings {
  /** Belongs into the very write that ends a recording: what is marked is told of, whatever happens next. */
  readonly mark: { readonly untold?: true };
  /**
   * Tells of those of these that are at an end, after the write. Never throws: what can't be told
   * now is found by the sweep.
   */
  tell(recordingIds: readonly string[]): Promise<void>;
}

/** Ports of a telling: somebody listens. */
interface Telling {
  readonly announcer: Announcer;
  readonly ledger: Ledger;
}

export function makeEndings({
  announcer,
  clock,
  ledger,
}: Pick<Ports, 'announcer' | 'clock' | 'ledger'>): Endings {
  if (!announcer) return { mark: {}, tell: async () => undefined };
  let awayUntil = 0;

  const tellOne = async (id: string): Promise<void> => {
    if (clock.now().getTime() < awayUntil) return;
    try {
      const found = await ledger.read(id);
      if (found) await tellEnds({ announcer, ledger }, found);
    } catch {
      awayUntil = clock.now().getTime() + AWAY_MS;
    }
  };

  return { mark: { untold: true }, tell: (ids) => forEachAtOnce(ids, tellOne) };
}

/**
 * Tells of every end of these recordings that is still to be told of. Others do not suffer from one
 * that fails; when several fail the listener is away, and the rest is left as it is.
 *
 * @throws what the first failure threw, when the others are done
 */
export async function tellOfAll(
  ports: Telling,
  untold: readonly Tagged<LedgerRecord>[],
): Promise<void> {
  let failures = 0;
  await forEachAtOnce(untold, async (one) => {
    if (failures >= MOST_FAILURES) return;
    try {
      await tellEnds(ports, one);
    } catch (error) {
      failures += 1;
      throw error;
    }
  });
}

/** The mark goes after the telling, and only if the recording is still what was told of. */
async function tellEnds(
  { announcer, ledger }: Telling,
  { value, tag }: Tagged<LedgerRecord>,
): Promise<void> {
  const ends = untoldEnds(value);
  for (const end of ends) await announcer.announce(toRecordingEnded(value, end));
  if (ends.length > 0) await ledger.replace(allTold(value), tag);
}

function toRecordingEnded({ id, container, path }: LedgerRecord, end: Ending): RecordingEnded {
  const { status, version, epoch } = end;
  const result = {
    version,
    documentId: resultId(id, version, epoch),
    transcriptPath: transcriptPath(id, version, epoch),
  };
  return { recordingId: id, container, path, ...end, ...(status === 'completed' && { result }) };
}
