import type { BlobName } from '../blob-name';
import { isLiveId } from './session-id';

/** Name of the blob metadata that says whose audio a recording is. */
export const SESSION_METADATA = 'livesession';

const FOLDER = 'live/';
const SUFFIX = '.wav';

/** Where the audio of a live session goes. */
export function audioOfSession(landing: string, sessionId: string): BlobName {
  return { container: landing, path: `${FOLDER}${sessionId}${SUFFIX}` };
}

/**
 * The live session whose audio this blob says it is, if its metadata and its place agree; whether
 * there is such a session is for the ledger to say.
 */
export function sessionOfAudio(
  { path }: BlobName,
  metadata: Readonly<Record<string, string>>,
): string | undefined {
  const id = Object.entries(metadata).find(
    ([name]) => name.toLowerCase() === SESSION_METADATA,
  )?.[1];
  return id !== undefined && isLiveId(id) && path === `${FOLDER}${id}${SUFFIX}` ? id : undefined;
}
