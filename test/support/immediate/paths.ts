/** Paths of all values in a document but nulls, as tables name them: `phrases[].words[].text`. */
export function pathsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => pathsOf(inner, `${path}[]`));
  if (value === null) return [];
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([field, inner]) =>
    pathsOf(inner, path === '' ? field : `${path}.${field}`),
  );
}
