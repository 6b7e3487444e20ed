import { audioOfSession, SESSION_METADATA } from '../../domain/live';
import type { Ports } from '../../ports';
import { refusal, type Answer } from '../answer';
import { liveAnswer, SESSION_ENDED, unknownSession } from './answers';
import type { Sessions } from './sessions';

/** Long enough to begin an upload; a write that is under way goes on. */
const LINK_MS = 15 * 60_000;

/**
 * A link under which the client may upload the audio of its session, once and nothing else. It lands
 * like any recording, and batch transcription hears it again; the metadata ties the two together.
 */
export function makeLiveRecording({ recordings }: Pick<Ports, 'recordings'>, sessions: Sessions) {
  return (id: string, caller: string | undefined): Promise<Answer> =>
    liveAnswer(async () => {
      const record = (await sessions.read(id, caller))?.value;
      if (!record) return unknownSession(id);
      if (record.status === 'deleting' || record.status === 'deleted') return SESSION_ENDED;
      if (!record.session?.record) return NOT_RECORDED;
      if (record.recording !== undefined) return arrived(record.recording);
      const blob = audioOfSession(recordings.landing, id);
      const { url, expiresAt } = await recordings.uploadUrl(blob, LINK_MS);
      const headers = {
        'x-ms-blob-type': 'BlockBlob',
        'content-type': 'audio/wav',
        [`x-ms-meta-${SESSION_METADATA}`]: id,
      };
      return { status: 200, jsonBody: { url, expiresAt, ...blob, headers } };
    });
}

const NOT_RECORDED = refusal(
  409,
  'This session was opened without "record": true, so its audio is not kept.',
);

function arrived(recording: string): Answer {
  return refusal(409, `The audio of this session has landed already: recording ${recording}.`);
}
