/** The properties that can be filtered on. */
export type FieldKinds = Readonly<Record<string, 'text' | 'date'>>;

/** Their values of one entity: texts, and dates in milliseconds. */
export type FilterValues = Readonly<Record<string, string | number | undefined>>;

export type Predicate = (entity: FilterValues) => boolean;
