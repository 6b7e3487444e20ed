import pLimit from 'p-limit';

/**
 * Ledger and blob operations of one activity that are under way together. Each costs a few request
 * units or one storage transaction; more would only queue at the services.
 */
const AT_ONCE = 16;

/** Runs `work` for each item, a few at a time, and waits for all even if one fails. Throws the first failure. */
export async function forEachAtOnce<T>(
  items: readonly T[],
  work: (item: T) => Promise<void>,
  atOnce = AT_ONCE,
): Promise<void> {
  const limit = pLimit(atOnce);
  const ends = await Promise.allSettled(items.map((item) => limit(() => work(item))));
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
