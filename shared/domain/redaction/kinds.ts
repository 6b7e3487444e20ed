/** What can be blotted out of a transcript. `cvv` and `expiry` are those of a payment card. */
export const REDACTION_KINDS = [
  'card',
  'iban',
  'email',
  'phone',
  'national-id',
  'cvv',
  'expiry',
] as const;

export type RedactionKind = (typeof REDACTION_KINDS)[number];

/** How many of each kind were blotted out; kinds without any are absent. */
export type RedactionCounts = Readonly<Partial<Record<RedactionKind, number>>>;

/** What a choice or the setting may say instead of naming kinds. */
export const NONE = 'none';
export const ALL = 'all';

/** What stands where something was blotted out: `[card]`. */
export function replacementOf(kind: RedactionKind): string {
  return `[${kind}]`;
}

/** The kinds that a list of names means; names that are no kinds mean nothing here. */
export function kindsOf(names: readonly string[]): RedactionKind[] {
  if (names.includes(ALL)) return [...REDACTION_KINDS];
  return REDACTION_KINDS.filter((kind) => names.includes(kind));
}

/** The kinds of one recording: what its own choices say, else the setting. */
export function kindsFor(
  setting: readonly RedactionKind[],
  chosen: readonly string[] | undefined,
): readonly RedactionKind[] {
  return chosen === undefined ? setting : kindsOf(chosen);
}
