import type { BlobName } from './blob-name';

/**
 * Where audio may go: prefixes of `container/path`, each with the hosts of the services that may have what lies below.
 * The longest prefix that fits decides; what fits none may go anywhere.
 *
 * @example { 'recordings/eu/': ['westeurope.api.cognitive.microsoft.com'] }
 */
export type Residency = Readonly<Record<string, readonly string[]>>;

/** Hosts that may have a recording, sorted; empty where any may. */
export function lanesFor({ container, path }: BlobName, residency: Residency): string[] {
  const name = `${container}/${path}`;
  const [longest] = Object.keys(residency)
    .filter((prefix) => name.startsWith(prefix))
    .toSorted((one, other) => other.length - one.length);
  return longest === undefined ? [] : (residency[longest] ?? []).toSorted();
}
