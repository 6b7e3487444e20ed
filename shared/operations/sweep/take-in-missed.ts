import { forEachAtOnce } from '../../activities/at-once';
import type { TakeIn } from '../../activities/take-in-recording';
import type { Priority } from '../../domain/ledger';
import { recordingIdOf, versionOf } from '../../domain/recording-id';
import type { ListedBlob, Ports, Workflows } from '../../ports';

/** Pages of a thousand blobs looked at in one sweep; the next one goes on from there. */
const PAGES_AT_A_TIME = 10;
const AT_A_TIME = 500;

/** What lies there for longer is an archive, or came in a long outage: it goes after today's. */
const ARCHIVE_AGE_MS = 24 * 3_600_000;

/** Recordings that no event, or none that succeeded, has told of. */
export function makeTakeInMissed(
  {
    control,
    ledger,
    recordings,
    deadLetters,
  }: Pick<Ports, 'control' | 'ledger' | 'recordings' | 'deadLetters'>,
  takeIn: TakeIn,
  settings: { readonly eventGraceMs: number },
) {
  /** Where the last sweep stopped in a container that is too large for one. */
  async function cursor() {
    const known = await control.read('cursor', recordings.landing);
    return { tag: known?.tag, continuation: known?.value.continuation };
  }

  async function takeInPage(
    blobs: readonly ListedBlob[],
    now: Date,
    workflows: Workflows,
  ): Promise<number> {
    const settled = new Date(now.getTime() - settings.eventGraceMs).toISOString();
    const candidates = blobs
      .filter(({ modifiedAt }) => modifiedAt <= settled)
      .map((blob) => ({ blob, id: recordingIdOf(blob.container, blob.path) }));
    const known = await ledger.versions(candidates.map(({ id }) => id));
    const unseen = candidates.filter(({ id, blob }) => known.get(id) !== versionOf(blob.etag));
    await forEachAtOnce(unseen, async ({ blob }) => {
      await takeIn(blob, workflows, priorityOf(blob, now));
    });
    return unseen.length;
  }

  return {
    /** Blobs of the landing container that the ledger does not know in this version. */
    async unseen(now: Date, workflows: Workflows): Promise<number> {
      const start = await cursor();
      const failures: unknown[] = [];
      let { continuation } = start;
      let taken = 0;
      for (let pages = 0; pages < PAGES_AT_A_TIME; pages += 1) {
        const from = continuation === undefined ? {} : { continuation };
        const page = await recordings.page(recordings.landing, from);
        // One that can't be taken in now must not stand in the way of those behind it.
        taken += await takeInPage(page.blobs, now, workflows).catch((error: unknown) => {
          failures.push(error);
          return 0;
        });
        continuation = page.continuation;
        if (continuation === undefined) break;
      }
      // Who was faster knows better, so a refused write is as good as one that went through.
      if (start.tag !== undefined || continuation !== undefined) {
        const value = continuation === undefined ? {} : { continuation };
        await control.write('cursor', recordings.landing, value, start.tag);
      }
      if (failures.length > 0) throw failures[0];
      return taken;
    },

    /** Empty blobs whose time to get their content is over. */
    async empty(now: Date, workflows: Workflows): Promise<number> {
      const due = await ledger.emptyAndDue(now, AT_A_TIME);
      await forEachAtOnce(due, async (blob) => {
        await takeIn(blob, workflows);
      });
      return due.length;
    },

    /** Landings that failed again and again; each leaves the list when it was taken in after all. */
    async deadLetters(workflows: Workflows): Promise<number> {
      const letters = await deadLetters.list(AT_A_TIME);
      await forEachAtOnce(letters, async ({ id, blob }) => {
        await takeIn(blob, workflows);
        await deadLetters.remove(id);
      });
      return letters.length;
    },
  };
}

function priorityOf({ modifiedAt }: ListedBlob, now: Date): Priority {
  return Date.parse(modifiedAt) < now.getTime() - ARCHIVE_AGE_MS ? 'low' : 'normal';
}
