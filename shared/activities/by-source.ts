import type { Job, ManifestEntry } from '../domain/job';
import { withoutQuery } from '../domain/source-url';
import type { Recordings } from '../ports';

/** Something that a service says about one of the recordings of a job. */
interface AboutOne {
  /** The URL that was submitted, without its query; absent where a job has one recording. */
  readonly source?: string;
}

/** Finds the recording of a job that an answer of its service is about. */
export function makeBySource(
  { manifest }: Job,
  recordings: Pick<Recordings, 'url'>,
): (about: AboutOne) => ManifestEntry | undefined {
  const entries = new Map(manifest.map((entry) => [withoutQuery(recordings.url(entry)), entry]));
  return ({ source }) => {
    if (source !== undefined) return entries.get(source);
    return manifest.length === 1 ? manifest[0] : undefined;
  };
}
