import type { More } from './types';

/**
 * The fields of a vendor's object that ours do not tell, under their own names, to be spread into
 * ours: nothing where all are told, so that a usual document does not grow by it.
 */
export function moreOf<K extends string>(
  name: K,
  wire: object,
  isTold: (field: string, value: unknown) => boolean,
): { [N in K]?: More } {
  let more: Record<string, unknown> | undefined;
  const fields = wire as Record<string, unknown>;
  // Not Object.entries: this runs for every word.
  for (const field in fields) {
    const value = fields[field];
    if (value === undefined || isTold(field, value)) continue;
    more ??= {};
    more[field] = value;
  }
  return (more === undefined ? {} : { [name]: more }) as { [N in K]?: More };
}
