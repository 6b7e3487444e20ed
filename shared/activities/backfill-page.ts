import { NO_COUNTS, type BackfillPause } from '../domain/backfill';
import { withoutSidecars } from '../domain/choices';
import type { Priority } from '../domain/ledger';
import { recordingIdOf, versionOf } from '../domain/recording-id';
import type { ListedBlob, Ports, Workflows } from '../ports';
import type { Activities } from '../workflow/contract';
import type { Activity } from './activity';
import { forEachAtOnce } from './at-once';
import { BackfillTally } from './backfill-tally';
import type { IntakeWorkflows, TakeIn } from './take-in-recording';

/** Blobs of one page: some ten seconds of work, and one event in the history. */
const PAGE_SIZE = 500;

/** Fewer than others have: what lands today is taken in beside it. */
const AT_ONCE = 8;

/** So many of an archive may wait on the ledger before more are taken in. */
export const MOST_WAITING = 5_000;

const CROWDED: BackfillPause = {
  kind: 'crowded',
  reason: {
    code: 'crowded',
    message: `${MOST_WAITING} recordings of archives wait for their turn, or are parked. More are taken in as they go.`,
  },
};

/**
 * Takes in one page of an archive, at low priority. What the ledger knows in this version is passed
 * over, so a page may be taken in again and again. A blob that cannot be taken in does not keep the
 * others back; a service that is away ends the try.
 */
export function makeBackfillPage(
  { ledger, clock, recordings }: Pick<Ports, 'clock' | 'ledger' | 'recordings'>,
  takeIn: TakeIn,
): Activity<'backfillPage'> {
  return async (input, { workflows }) => {
    const { blobs: listed, continuation: next = null } = await list(input);
    const blobs = withoutSidecars(listed);
    const unseen = await unseenOf(blobs);
    const known = blobs.length - unseen.length;
    if (unseen.length > 0 && (await isCrowded())) {
      return { counts: NO_COUNTS, failures: [], next, pause: CROWDED };
    }
    const tally = new BackfillTally(known);
    // The page lands as one: a kick for each of its recordings would find nothing that this one doesn't.
    const quiet = quietly(workflows);
    await forEachAtOnce(
      unseen,
      async (blob) => {
        if (tally.pause) return;
        try {
          const priority = priorityOf(blob, input.todayFrom);
          tally.took(await takeIn(blob, quiet, { priority, onPurpose: true }));
        } catch (error) {
          tally.failed(blob.path, error);
        }
      },
      AT_ONCE,
    );
    const { counts, failures, pause } = tally;
    if (counts.taken > 0) await workflows.kickDispatch();
    return { counts, failures, next, pause };
  };

  function list({ container, prefix, continuation }: Activities['backfillPage']['input']) {
    return recordings.page(container, {
      limit: PAGE_SIZE,
      ...(prefix !== '' && { prefix }),
      ...(continuation !== null && { continuation }),
    });
  }

  async function unseenOf(blobs: readonly ListedBlob[]): Promise<ListedBlob[]> {
    if (blobs.length === 0) return [];
    const idOf = ({ container, path }: ListedBlob) => recordingIdOf(container, path);
    const known = await ledger.versions(blobs.map(idOf));
    return blobs.filter((blob) => known.get(idOf(blob)) !== versionOf(blob.etag));
  }

  async function isCrowded(): Promise<boolean> {
    const heads = await ledger.waiting(clock.now());
    const low = heads.filter(({ priority }) => priority === 'low');
    const waiting = low.reduce((sum, { count }) => sum + count, 0);
    return waiting >= MOST_WAITING || waiting + (await ledger.count('parked')) >= MOST_WAITING;
  }
}

/** In the landing container, what people drop while an archive is taken in is no part of it. */
function priorityOf({ modifiedAt }: ListedBlob, todayFrom: string | null): Priority {
  return todayFrom !== null && modifiedAt >= todayFrom ? 'normal' : 'low';
}

function quietly(workflows: Workflows): IntakeWorkflows {
  return {
    kickDispatch: () => Promise.resolve(),
    lookAgain: (recording) => workflows.lookAgain(recording),
  };
}
