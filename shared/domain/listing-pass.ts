import type { Cursor } from './control';

/*
 * A listing of a container that is too large for one sweep goes on from sweep to sweep; from its
 * first page to its last it is a pass. What a whole pass has found in order needs not to be asked
 * for again until it is written anew, which makes it younger than the pass.
 */

/** Clocks of the storage and of the app may differ, and a blob is listed a moment after its time. */
const OVERLAP_MS = 60 * 60_000;
/** A mark that moves less than this is not worth a write. */
const WORTH_MS = 30 * 60_000;

/** Blobs written before this (ISO 8601) need no look; `undefined` when all of them do. */
export function seenBefore({ seenUntil }: Cursor): string | undefined {
  if (seenUntil === undefined) return undefined;
  return new Date(Date.parse(seenUntil) - OVERLAP_MS).toISOString();
}

/**
 * Where the next sweep goes on. `settledAt`: what was written before (ISO 8601) was looked at, as far
 * as this sweep came. `isWhole`: all of that is on the ledger now.
 */
export function afterSweep(
  before: Cursor,
  sweep: { settledAt: string; continuation: string | undefined; isWhole: boolean },
): Cursor {
  const began = before.continuation === undefined ? sweep.settledAt : before.passFrom;
  const isBroken = !sweep.isWhole || (before.continuation !== undefined && before.isBroken);
  const seen = before.seenUntil !== undefined && { seenUntil: before.seenUntil };
  if (sweep.continuation !== undefined) {
    return {
      continuation: sweep.continuation,
      ...(began !== undefined && { passFrom: began }),
      ...(isBroken && { isBroken }),
      ...seen,
    };
  }
  // A pass that an earlier version of the app began does not say from when it is.
  return isBroken || began === undefined ? { ...seen } : { seenUntil: began };
}

/** Whether it matters that the next sweep knows. */
export function isWorthWriting(before: Cursor, after: Cursor): boolean {
  if (before.continuation !== after.continuation) return true;
  if (after.seenUntil === undefined || after.seenUntil === before.seenUntil) return false;
  if (before.seenUntil === undefined) return true;
  return Date.parse(after.seenUntil) >= Date.parse(before.seenUntil) + WORTH_MS;
}
