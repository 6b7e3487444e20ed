import { forEachAtOnce } from '../../activities/at-once';
import type { TakeIn } from '../../activities/take-in-recording';
import { withoutSidecars } from '../../domain/choices';
import { mayBeForgotten } from '../../domain/forgetting';
import type { Priority } from '../../domain/ledger';
import { afterSweep, isWorthWriting, seenBefore } from '../../domain/listing-pass';
import { recordingIdOf, versionOf } from '../../domain/recording-id';
import type { ListedBlob, Ports, Telemetry, Workflows } from '../../ports';
import { makeWatchEvents } from './watch-events';

/** Pages of a thousand blobs looked at in one sweep; the next one goes on from there. */
const PAGES_AT_A_TIME = 50;
const AT_A_TIME = 500;

/** What lies there for longer is an archive, or came in a long outage: it goes after today's. */
const ARCHIVE_AGE_MS = 24 * 3_600_000;

/** Recordings that no event, or none that succeeded, has told of. */
export function makeTakeInMissed(
  ports: Pick<Ports, 'clock' | 'control' | 'ledger' | 'recordings' | 'deadLetters'>,
  takeIn: TakeIn,
  settings: { readonly eventGraceMs: number; readonly documentDays: number },
  telemetry?: Pick<Telemetry, 'takenInWithoutEvent'>,
) {
  const { control, ledger, recordings, deadLetters } = ports;
  const watchEvents = makeWatchEvents(ports);

  /** What this sweep looks at, and where it gathers what it finds. */
  interface Search {
    readonly workflows: Workflows;
    readonly now: Date;
    /** Written up to here (ISO 8601): what is younger may still be told of by its event. */
    readonly settledAt: string;
    /** Older ones an earlier pass has found in order. */
    readonly seenBefore: string | undefined;
    /** When those were written that nothing else has taken in meanwhile. */
    readonly written: string[];
    readonly failures: unknown[];
    /** Whether all that was looked at is on the ledger now. */
    isWhole: boolean;
  }

  async function takeInPage(blobs: readonly ListedBlob[], search: Search): Promise<number> {
    const { now, workflows } = search;
    const candidates = withoutSidecars(blobs)
      .filter(({ modifiedAt }) => modifiedAt <= search.settledAt)
      .filter(({ modifiedAt }) => modifiedAt >= (search.seenBefore ?? ''))
      .filter((blob) => !mayBeForgotten(blob, settings.documentDays, now))
      .map((blob) => ({ blob, id: recordingIdOf(blob.container, blob.path) }));
    if (candidates.length === 0) return 0;
    const known = await ledger.versions(candidates.map(({ id }) => id));
    const unseen = candidates.filter(({ id, blob }) => known.get(id) !== versionOf(blob.etag));
    await forEachAtOnce(unseen, async ({ blob }) => {
      const { kind } = await takeIn(blob, workflows, { priority: priorityOf(blob, now) });
      if (kind !== 'known' && kind !== 'gone' && kind !== 'sidecar') {
        search.written.push(blob.modifiedAt);
      }
      // Another version may be on its way, or a recording that a side-car speaks of: look again.
      if (kind === 'known' || kind === 'sidecar') search.isWhole = false;
    });
    return unseen.length;
  }

  /** Some pages from there; one that can't be taken in now does not stand in the way of the next. */
  async function takeInPages(from: string | undefined, search: Search) {
    let continuation = from;
    let taken = 0;
    for (let pages = 0; pages < PAGES_AT_A_TIME; pages += 1) {
      const start = continuation === undefined ? {} : { continuation };
      const page = await recordings.page(recordings.landing, start);
      taken += await takeInPage(page.blobs, search).catch((error: unknown) => {
        search.failures.push(error);
        return 0;
      });
      continuation = page.continuation;
      if (continuation === undefined) break;
    }
    return { taken, continuation };
  }

  return {
    /** Blobs of the landing container that the ledger does not know in this version. */
    async unseen(now: Date, workflows: Workflows): Promise<number> {
      const start = await control.read('cursor', recordings.landing);
      const before = start?.value ?? {};
      const settledAt = new Date(now.getTime() - settings.eventGraceMs).toISOString();
      const search: Search = {
        ...{ workflows, now, settledAt, seenBefore: seenBefore(before) },
        ...{ written: [], failures: [], isWhole: true },
      };
      const { taken, continuation } = await takeInPages(before.continuation, search);
      const isWhole = search.isWhole && search.failures.length === 0;
      const after = afterSweep(before, { settledAt, continuation, isWhole });
      // Who was faster knows better, so a refused write is as good as one that went through.
      if (isWorthWriting(before, after)) {
        await control.write('cursor', recordings.landing, after, start?.tag);
      }
      telemetry?.takenInWithoutEvent(await watchEvents(search.written));
      if (search.failures.length > 0) throw search.failures[0];
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
