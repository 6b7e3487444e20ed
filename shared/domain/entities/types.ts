/** What is named in a call. */
export type EntityKind = 'amount' | 'date' | 'phone' | 'email' | 'reference' | 'name';

export interface Entity {
  readonly kind: EntityKind;
  /** As it is said, in the display form. */
  readonly text: string;
  /** What a reference is of: `order`, `account`, … */
  readonly of?: string;
  /** Ids of the phrases that say it. */
  readonly evidence: readonly string[];
}
