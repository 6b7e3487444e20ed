import type { Profile } from '../../../shared/domain/profile';
import type { AudioSource, Submission } from '../../../shared/ports';

/** A recording of a few bytes; nothing but its links leads to its own bytes. */
export function soundOf(content: string | Buffer, more: Partial<AudioSource> = {}): AudioSource {
  const bytes = Buffer.from(content);
  return {
    source: 'https://storage.example/recordings/call.wav',
    name: 'call.wav',
    sizeBytes: bytes.length,
    link: async () => Promise.reject(new Error('No link was to be made.')),
    signedLink: async () => Promise.reject(new Error('No link was to be made.')),
    open: async () => inPieces(bytes),
    ...more,
  };
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  const half = Math.floor(bytes.length / 2);
  yield bytes.subarray(0, half);
  yield bytes.subarray(half);
}

export const PROFILE: Profile = {
  provider: 'azure-fast',
  locale: 'en-GB',
  candidateLocales: [],
  separation: 'none',
  maxSpeakers: 2,
  profanity: 'None',
  length: 'short',
  lanes: [],
};

export function jobOf(audio: AudioSource, profile: Partial<Profile> = {}): Submission {
  return { name: 'job-1', profile: { ...PROFILE, ...profile }, audio: [audio] };
}

/** The error of something that has to fail. */
export async function failureOf(run: Promise<unknown>): Promise<Error> {
  try {
    await run;
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('This was to fail with an Error.');
}
