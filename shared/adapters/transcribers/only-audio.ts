import { AppError } from '../../domain/errors';
import type { AudioSource, Submission } from '../../ports';

/**
 * The recording of a job that has one, as jobs of services that answer at once do.
 *
 * @throws AppError (never) for one that is larger than the service takes
 */
export function onlyAudio({ name, audio }: Submission, mostBytes: number): AudioSource {
  const [only, ...others] = audio;
  if (!only || others.length > 0) {
    throw new RangeError(`The job ${name} has ${audio.length} recordings; this service takes one.`);
  }
  if (only.sizeBytes <= mostBytes) return only;
  const [size, most] = [only.sizeBytes, mostBytes].map((bytes) => Math.ceil(bytes / 1e6));
  throw new AppError(
    'recording_too_large',
    `The recording has ${size} MB, and the service takes ${most} MB. Choose another service for it, or split it.`,
    { verdict: 'never' },
  );
}
