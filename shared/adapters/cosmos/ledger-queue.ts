import type { Container, PatchOperation } from '@azure/cosmos';
import pLimit from 'p-limit';
import * as z from 'zod';
import type { Priority } from '../../domain/ledger';
import type { WaitingHead } from '../../domain/planning';
import type { Ledger } from '../../ports';
import { headRow, queuedRow } from './documents';
import { claimOperations, parkOperations, patchIf, unparkOperations } from './ledger-patches';
import { literal, queryAll } from './query';

const QUEUED_FIELDS =
  'c.id, c.container, c.path, c.version, c.epoch, c.profile, c.durationSeconds AS seconds';

/** Queued, not an empty blob that waits for its content, and not resting after a failure. */
const MAY_GO = 'c.status = "queued" AND c.sizeBytes > 0 AND c.notBefore <= @now';

/*
 * Every order names what the query filters by first: Cosmos takes a composite index for a filter and
 * an order together only then, and the rows are the same because those fields are.
 */
const FIRST_OF_ALL = ' ORDER BY c.status, c.priority, c.notBefore';
const FIRST_OF_PROFILE = ' ORDER BY c.status, c.profile, c.priority, c.notBefore';

/** Profiles that are told apart in one look; there are rarely more than a few. */
const MOST_HEADS = 30;

/** Patches under way together when many documents change in the same way. */
const AT_ONCE = 16;

type LedgerQueue = Pick<
  Ledger,
  'queued' | 'waiting' | 'claim' | 'claimedBy' | 'parkQueued' | 'unpark'
>;

/** The ledger as a queue: who waits, who may go, and whose they are from then on. */
export function makeLedgerQueue(container: Container): LedgerQueue {
  /** One head at a time, each without the profiles before it: no need to read the whole queue. */
  async function headsOf(priority: Priority, now: Date): Promise<WaitingHead[]> {
    const heads: WaitingHead[] = [];
    const parameters = { now: now.toISOString(), priority };
    while (heads.length < MOST_HEADS) {
      const seen = heads.map(({ profile }) => profile);
      const [head] = await queryAll(
        container,
        headRow,
        `SELECT c.profile, c.priority, c.notBefore AS waitsSince FROM c WHERE ${MAY_GO} AND c.priority = @priority AND NOT ARRAY_CONTAINS(@seen, c.profile)${FIRST_OF_ALL}`,
        { ...parameters, seen },
        { limit: 1 },
      );
      if (!head) break;
      const [count = 1] = await queryAll(
        container,
        z.number(),
        `SELECT VALUE COUNT(1) FROM c WHERE ${MAY_GO} AND c.priority = @priority AND c.profile = @profile`,
        { ...parameters, profile: head.profile },
      );
      heads.push({ ...head, count });
    }
    return heads;
  }

  async function idsOf(
    condition: string,
    parameters: Readonly<Record<string, string>>,
    limit: number,
    order = '',
  ): Promise<string[]> {
    const row = z.object({ id: z.string() });
    const query = `SELECT c.id FROM c WHERE ${condition}${order}`;
    return (await queryAll(container, row, query, parameters, { limit })).map(({ id }) => id);
  }

  /** Says how many of them satisfied the condition and were changed. */
  async function patchAll(
    ids: readonly string[],
    condition: string,
    operations: PatchOperation[],
  ): Promise<number> {
    const limit = pLimit(AT_ONCE);
    const changed = await Promise.all(
      ids.map((id) => limit(() => patchIf(container, id, condition, operations))),
    );
    return changed.filter(Boolean).length;
  }

  return {
    queued({ now, limit, profile, priority }) {
      return queryAll(
        container,
        queuedRow,
        `SELECT ${QUEUED_FIELDS} FROM c WHERE ${MAY_GO} AND c.profile = @profile AND c.priority = @priority${FIRST_OF_PROFILE}`,
        { now: now.toISOString(), profile, priority },
        { limit },
      );
    },

    async waiting(now) {
      // Today's first: many parts of a split archive must not crowd them out.
      return [...(await headsOf('normal', now)), ...(await headsOf('low', now))];
    },

    claim(seen, claim) {
      const condition = `c.status = "queued" AND c.epoch = ${literal(seen.epoch)} AND c.version = ${literal(seen.version)}`;
      return patchIf(container, seen.id, condition, claimOperations(claim));
    },

    async parkQueued({ now, reason, limit, profile }) {
      const which = profile === undefined ? MAY_GO : `${MAY_GO} AND c.profile = @profile`;
      const parameters = { now: now.toISOString(), ...(profile !== undefined && { profile }) };
      const ids = await idsOf(which, parameters, limit);
      return patchAll(ids, 'c.status = "queued"', parkOperations(reason));
    },

    async unpark(limit, providers) {
      if (providers.length === 0) return 0;
      // The key of a profile begins with the name of its service.
      const served = providers
        .map((name) => `STARTSWITH(c.profile, ${literal(`${name};`)})`)
        .join(' OR ');
      let gone = 0;
      // What landed by itself before an archive.
      for (const priority of ['normal', 'low'] as const) {
        const nobodys = `c.status = "parked" AND c.priority = ${literal(priority)} AND (NOT IS_DEFINED(c.jobId) OR IS_NULL(c.jobId)) AND (${served})`;
        const ids = await idsOf(nobodys, {}, limit - gone, FIRST_OF_ALL);
        gone += await patchAll(ids, nobodys, unparkOperations());
      }
      return gone;
    },

    claimedBy(jobId) {
      return queryAll(
        container,
        queuedRow,
        `SELECT ${QUEUED_FIELDS} FROM c WHERE c.jobId = @jobId AND c.status = "claimed"`,
        { jobId },
      );
    },
  };
}
