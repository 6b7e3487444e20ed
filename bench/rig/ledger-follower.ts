import { ChangeFeedStartFrom, type Container } from '@azure/cosmos';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

const document = z.looseObject({
  id: z.string(),
  status: z.string(),
  jobId: z.string().nullish(),
  times: z
    .object({
      landedAt: z.string().optional(),
      claimedAt: z.string().nullish(),
      submittedAt: z.string().nullish(),
      transcribedAt: z.string().nullish(),
      completedAt: z.string().nullish(),
    })
    .optional(),
});

/** A recording as the ledger last showed it. */
export type Followed = z.infer<typeof document>;

const LOOK_MS = 500;
const PAGE = 1000;

/** Ends that nothing leads away from. */
const TERMINAL: ReadonlySet<string> = new Set(['completed', 'rejected', 'failed']);

/**
 * Follows the ledger by its change feed: each change is read once, where queries would look through
 * everything again and again and be counted among what the app asks.
 */
export class LedgerFollower {
  readonly recordings = new Map<string, Followed>();
  private readonly closing = new AbortController();
  private readonly loop: Promise<void>;
  private changedAt = Date.now();

  constructor(private readonly ledger: Container) {
    this.loop = this.follow();
  }

  /** Recordings by status. */
  counts(): Record<string, number> {
    const counts: Record<string, number> = {};
    for (const { status } of this.recordings.values()) counts[status] = (counts[status] ?? 0) + 1;
    return counts;
  }

  /** How many have come to an end. */
  ended(): number {
    return [...this.recordings.values()].filter(({ status }) => TERMINAL.has(status)).length;
  }

  /** How long nothing has changed, in milliseconds. */
  quietMs(): number {
    return Date.now() - this.changedAt;
  }

  async close(): Promise<void> {
    this.closing.abort();
    await this.loop;
  }

  private async follow(): Promise<void> {
    const { signal } = this.closing;
    const feed = this.ledger.items.getChangeFeedIterator<unknown>({
      changeFeedStartFrom: ChangeFeedStartFrom.Beginning(),
      maxItemCount: PAGE,
    });
    while (!signal.aborted) {
      const page = await feed.readNext();
      for (const change of page.result ?? []) this.take(change);
      if (page.count < PAGE) await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  private take(change: unknown): void {
    const parsed = document.safeParse(change);
    if (!parsed.success) return; // A container may hold documents of other kinds.
    this.recordings.set(parsed.data.id, parsed.data);
    this.changedAt = Date.now();
  }
}
