import { randomUUID } from 'node:crypto';
import {
  makeSpeechmaticsBatch,
  type SpeechmaticsBatchSettings,
} from '../../../../shared/adapters/speechmatics/batch';
import type { Profile } from '../../../../shared/domain/profile';
import type { JobCheck, ProviderTranscript } from '../../../../shared/domain/provider';
import type { AudioSource, BatchLane, BatchProvider } from '../../../../shared/ports';
import { KEY, type Fixture } from './fixture';

export const PROFILE: Profile = {
  provider: 'speechmatics',
  locale: 'en-GB',
  candidateLocales: [],
  separation: 'diarization',
  maxSpeakers: 2,
  profanity: 'None',
  length: 'short',
  lanes: [],
};

/** The adapter before a stand-in; `environment` names a deployment. */
export function providerOf(
  { server }: Pick<Fixture, 'server'>,
  settings: Partial<SpeechmaticsBatchSettings> = {},
  environment = 'here',
): BatchProvider {
  return makeSpeechmaticsBatch(
    {
      endpoint: server.url,
      key: KEY,
      model: 'enhanced',
      audio: 'link',
      atOnce: 2,
      ...settings,
    },
    { environment },
  );
}

export function laneOf(provider: BatchProvider): BatchLane {
  return provider.on(provider.lanes[0] ?? '');
}

/** A recording that the stand-in may fetch, or be sent. */
export function recording(
  { recordings }: Fixture,
  name: string,
  bytes = 'some audio',
): AudioSource {
  return {
    source: `${recordings.origin}/audio/${name}`,
    name,
    sizeBytes: bytes.length,
    phrases: ['Contoso'],
    link: () => Promise.reject(new Error('Services outside Azure need a signed link.')),
    signedLink: async () => recordings.url(name),
    async open() {
      return (async function* () {
        yield Buffer.from(bytes.slice(0, 4));
        yield Buffer.from(bytes.slice(4));
      })();
    },
  };
}

export const newName = () => `job-${randomUUID()}`;

/** Where a job stands when it has ended. */
export async function ended(lane: BatchLane, job: string): Promise<JobCheck> {
  for (;;) {
    const check = await lane.check(job);
    if (check.state !== 'running') return check;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export async function collected(lane: BatchLane, job: string): Promise<ProviderTranscript[]> {
  const { read, next } = await lane.transcripts(job, null);
  expect(next).toBeNull();
  return Promise.all(read.map((one) => one()));
}
