/**
 * A URL as far as it names a blob: without its query (a signature) and with its path decoded. Text
 * that is no URL stays as it is.
 */
export function withoutQuery(url: string): string {
  if (!URL.canParse(url)) return url;
  const { origin, pathname } = new URL(url);
  return origin + decoded(pathname);
}

/** What a service echoes back may hold a bare `%`, which is no encoding at all. */
function decoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return pathname;
  }
}

/** A message of somebody else, the URLs in it without their queries: they carry signatures. */
export function withoutQueries(message: string): string {
  return message.replace(/(https?:\/\/[^\s"'?]+)\?[^\s"']*/g, '$1');
}
