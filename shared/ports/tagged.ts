/** A document together with the tag that a conditional write needs. */
export interface Tagged<T> {
  readonly value: T;
  readonly tag: string;
}
