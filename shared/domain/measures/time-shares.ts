import type { Stretch } from './stretches';

/** Times of a whole recording (ms). */
export interface TimeShares {
  readonly silent: readonly { readonly from: number; readonly to: number }[];
  readonly overlapMs: number;
}

/** When nobody talks from 0 to `durationMs`, and for how long two or more talk at once. */
export function timeShares(stretches: readonly Stretch[], durationMs: number): TimeShares {
  const changes = stretches
    .flatMap(({ from, to }) => [
      { at: from, by: 1 },
      { at: to, by: -1 },
    ])
    .toSorted((one, other) => one.at - other.at || one.by - other.by);
  const silent: { from: number; to: number }[] = [];
  let talking = 0;
  let since = 0;
  let overlapMs = 0;
  for (const { at, by } of [...changes, { at: durationMs, by: 0 }]) {
    if (talking === 0 && at > since) silent.push({ from: since, to: at });
    if (talking > 1) overlapMs += at - since;
    talking += by;
    since = Math.max(since, at);
  }
  return { silent, overlapMs };
}
