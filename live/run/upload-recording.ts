import { openAsBlob } from 'node:fs';
import { LiveError, type LiveSession, type RecordingTarget } from '../client';

/**
 * Uploads the audio of a session to the recordings container, as one Put Blob, where batch
 * transcription finds it.
 *
 * @throws LiveError when the storage does not take it; the link is not in the message, it is a secret
 */
export async function uploadRecording(
  session: LiveSession,
  file: string,
): Promise<RecordingTarget> {
  const target = await session.recordingTarget();
  const response = await fetch(target.url, {
    method: 'PUT',
    headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': 'audio/wav', ...target.headers },
    body: await openAsBlob(file),
  });
  if (!response.ok) {
    const why = response.headers.get('x-ms-error-code') ?? 'no reason given';
    throw new LiveError(
      String(response.status),
      `The recording could not be uploaded: the storage answered ${response.status} (${why}).`,
      'never',
    );
  }
  return target;
}
