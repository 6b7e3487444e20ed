import type { Job, ManifestEntry } from '../domain/job';
import type { Capabilities } from '../domain/provider';
import { versionOf } from '../domain/recording-id';
import type { AudioSource, Ports } from '../ports';
import { forEachAtOnce } from './at-once';

/** The same recording, with `failed` told of what storage refuses: that says nothing of the service. */
export function watched(audio: AudioSource, failed: Set<unknown>): AudioSource {
  const watch =
    <T>(run: () => Promise<T>) =>
    async (): Promise<T> => {
      try {
        return await run();
      } catch (error) {
        failed.add(error);
        throw error;
      }
    };
  return {
    ...audio,
    link: watch(() => audio.link()),
    signedLink: watch(() => audio.signedLink()),
    open: watch(() => audio.open()),
  };
}

/**
 * What there is to submit of a job: only recordings that still are what was claimed; settling deals
 * with the others.
 */
export async function audioOf(
  job: Job,
  ports: Pick<Ports, 'ledger' | 'recordings'>,
  { phraseHints }: Capabilities,
): Promise<AudioSource[]> {
  const { ledger, recordings } = ports;
  const audio: AudioSource[] = [];
  await forEachAtOnce(job.manifest, async (entry) => {
    const properties = await recordings.properties(entry);
    if (!properties || versionOf(properties.etag) !== entry.version) return;
    const phrases = await phrasesOf(entry);
    audio.push({
      source: recordings.url(entry),
      name: entry.path.split('/').at(-1) ?? entry.path,
      sizeBytes: properties.sizeBytes,
      ...(phrases && { phrases }),
      link: () => recordings.readUrl(entry),
      signedLink: () => recordings.signedUrl(entry),
      open: () => recordings.open(entry, properties.etag),
    });
  });
  return audio;

  /** A service that takes them takes them for a whole job: they are those of its only recording. */
  async function phrasesOf({ recordingId }: ManifestEntry): Promise<readonly string[] | undefined> {
    if (phraseHints === 0 || job.manifest.length > 1) return undefined;
    const choices = (await ledger.read(recordingId))?.value.choices;
    return choices?.phrases?.slice(0, phraseHints);
  }
}
