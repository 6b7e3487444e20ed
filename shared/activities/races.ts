import { AppError } from '../domain/errors';

/** Races with other writers of the same document that are tried again at once. */
export const RACES = 5;

/** Somebody else changed the document at each of {@link RACES} tries. */
export function inFlux(id: string): AppError {
  return new AppError('recording_in_flux', `${id} is being changed again and again.`, {
    verdict: 'later',
  });
}
