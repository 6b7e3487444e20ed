import { basename } from 'node:path';
import { channelsOf, decodeFile } from './audio/decode-file';
import { LiveSession, type SessionRequest } from './client';
import { useWebSocketOfNode } from './run/web-socket-of-node';
import { mustHaveChannels } from './run/must-have-channels';
import type { LiveRun } from './run/live-run';
import { streamAudio } from './run/stream-audio';
import type { LiveView } from './run/watched-events';

export type { LiveRun } from './run/live-run';

export interface StreamFileOptions extends LiveView {
  /** Of the app: `http://127.0.0.1:7071`. */
  readonly apiUrl: string;
  /** A function key, where the app wants one. */
  readonly key?: string;
  /** Any common audio file. */
  readonly file: string;
  /** `azure-speech` or `speechmatics`; without it the app chooses. */
  readonly provider?: string;
  /** BCP-47; without it the app's own. */
  readonly locale?: string;
  /** How much faster than real time (default 1). */
  readonly pace?: number;
  /** Further wishes for the session. */
  readonly request?: SessionRequest;
  /** Ends the audio; the session is closed in order. */
  readonly signal?: AbortSignal;
}

/** Characters of a session's name that the app takes. */
const MOST_NAME = 120;

/**
 * Streams a file as if it were spoken now, and tells how it went. Two channels are heard apart.
 *
 * @throws AudioFileError when it is not audio
 * @throws LiveError when the app does not open a session or does not take the phrases
 */
export async function streamFile(options: StreamFileOptions): Promise<LiveRun> {
  const { apiUrl, key, file, provider, locale, pace = 1, request, ...more } = options;
  await useWebSocketOfNode();
  const channels = await channelsOf(file);
  const openedAt = performance.now();
  const session = await LiveSession.open(
    { apiUrl, key },
    {
      name: basename(file).slice(-MOST_NAME),
      ...(channels === 2 && { separation: 'channels' }),
      ...(provider !== undefined && { provider }),
      ...(locale !== undefined && { locale }),
      ...request,
    },
  );
  await mustHaveChannels(session, channels);
  const audio = decodeFile(file, session.opened.options.channels);
  return streamAudio(session, openedAt, { ...more, audio, pace });
}
