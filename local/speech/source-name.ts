/** A URL without its query, which may hold a signature: for the journal and for matching. */
export function withoutQuery(url: string): string {
  const parsed = URL.parse(url);
  return parsed === null ? url : `${parsed.origin}${parsed.pathname}`;
}

/** The decoded last segment of the path of a URL (or of a plain path), e.g. `call 1.wav`. */
export function fileName(url: string): string {
  const path = URL.parse(url)?.pathname ?? url;
  const segment = path.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(segment);
  } catch {
    // A stray percent sign: the name is taken as it stands.
    return segment;
  }
}
