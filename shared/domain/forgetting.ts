/**
 * Whether the document of a blob's recording could have gone from the ledger by itself: it goes
 * `documentDays` after its end (0: never), and the end is not before the blob was written.
 */
export function mayBeForgotten(
  { modifiedAt }: { readonly modifiedAt: string },
  documentDays: number,
  now: Date,
): boolean {
  if (documentDays === 0) return false;
  return Date.parse(modifiedAt) < now.getTime() - documentDays * 24 * 3_600_000;
}
