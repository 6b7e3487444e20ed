import { LiveError, type LiveSession } from '../client';

/**
 * A session of two channels needs audio of two: one channel twice would be transcribed twice.
 *
 * @throws LiveError when the audio has fewer; the session is closed then
 */
export async function mustHaveChannels(session: LiveSession, channels: number): Promise<void> {
  const wanted = session.opened.options.channels;
  if (channels >= wanted) return;
  await session.close(0);
  throw new LiveError(
    'channels',
    `The app wants ${wanted} channels (by its profile or settings), and the audio has ${channels}. Ask for another separation: diarization or none.`,
    'never',
  );
}
