/** A type whose optional fields are absent rather than undefined. */
export type Compact<T> = T extends readonly (infer E)[]
  ? Compact<E>[]
  : T extends object
    ? { [K in keyof T as undefined extends T[K] ? never : K]: Compact<T[K]> } & {
        [K in keyof T as undefined extends T[K] ? K : never]?: Compact<Exclude<T[K], undefined>>;
      }
    : T;

/** The same value without the fields that are undefined, at every depth. */
export function compact<T>(value: T): Compact<T> {
  return strip(value) as Compact<T>;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => field !== undefined)
      .map(([key, field]) => [key, strip(field)]),
  );
}
