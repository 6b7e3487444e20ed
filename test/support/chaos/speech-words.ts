import { versionOf } from '../../../shared/domain/recording-id';
import type { ProviderTranscript } from '../../../shared/domain/provider';
import type { BatchLane, Recordings } from '../../../shared/ports';
import type { AppWorld } from '../app/app-world';

/** What is said in a version of a recording, so that a transcript of another one is found out. */
export function wordsOf(version: string): string {
  return `I call about order ${version}.`;
}

/** Never to be found in logs, histories or reasons. */
export const SPOKEN = ['I call about order', 'My card is gone'];

/**
 * Makes the simulated service read the audio itself, as late as it may: it hears the version that
 * lies in the container when its results are first asked for. Before a job is over it has none.
 */
export function teachWords({ speech, clock, ports }: AppWorld, pageSize: number): void {
  const lane = speech.on.bind(speech);
  const heard = new Map<string, ReadonlyMap<string, string>>();

  speech.on = (name) => ({
    ...lane(name),
    transcripts: async (providerJobId, page) => {
      const read = await everything(lane(name), providerJobId);
      const job = speech.jobs.find(({ id }) => id === providerJobId);
      if (!job || clock.now().getTime() < job.endsAt) return { read: [], next: null };
      const versions = heard.get(providerJobId) ?? (await versionsIn(ports.recordings));
      heard.set(providerJobId, versions);
      const from = Number(page ?? 0);
      return {
        read: read
          .slice(from, from + pageSize)
          .map((one) => async () => spoken(await one(), job.sources, versions)),
        next: from + pageSize < read.length ? String(from + pageSize) : null,
      };
    },
  });
}

type Read = () => Promise<ProviderTranscript>;

async function everything(lane: BatchLane, providerJobId: string): Promise<Read[]> {
  const all: Read[] = [];
  for (let page: string | null = null, isFirst = true; isFirst || page !== null; isFirst = false) {
    const { read, next } = await lane.transcripts(providerJobId, page);
    all.push(...read);
    page = next;
  }
  return all;
}

async function versionsIn(recordings: Recordings): Promise<Map<string, string>> {
  const { blobs } = await recordings.page(recordings.landing, {});
  return new Map(blobs.map((blob) => [recordings.url(blob), versionOf(blob.etag)]));
}

/** Where nothing says which recording it is of, it is of the only one. */
function spoken(
  transcript: ProviderTranscript,
  [only = '']: readonly string[],
  versions: ReadonlyMap<string, string>,
): ProviderTranscript {
  const [first, ...rest] = transcript.phrases;
  const text = wordsOf(versions.get(transcript.source ?? only) ?? 'nothing');
  return { ...transcript, phrases: first ? [{ ...first, text }, ...rest] : [] };
}
