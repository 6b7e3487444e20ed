import { ResponseShapeError } from '../../domain/errors';
import type { Clock, LiveProvider } from '../../ports';
import { expiryOf } from '../live-tokens/expiry';
import { requestToken } from '../live-tokens/token-request';

const SERVICE = 'Live Speech service';

/** The service says 10 minutes, and to use a token for 9 (authentication page of its REST reference). */
const REUSABLE_MS = 9 * 60_000;

/** A JSON Web Token on one line. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

export interface LiveSpeechSettings {
  /** Custom subdomain of a Speech resource that is there for live sessions alone. */
  readonly endpoint: string;
  readonly key: string;
}

/**
 * Live transcription by Azure Speech. Clients get a token that the resource's own token service makes
 * of its key: good for ten minutes, at that resource's host, and without the scope that managing
 * transcriptions wants (`speechservicesmanagement`; REST specification, v3.0).
 */
export function makeAzureLive({ endpoint, key }: LiveSpeechSettings, clock: Clock): LiveProvider {
  return {
    name: 'azure-speech',
    capabilities: {
      separations: ['diarization', 'channels', 'none'],
      channels: 2,
      phraseHints: 500,
      mostSeconds: 48 * 3600,
      // Of real-time diarization (quotas page).
      mostSecondsDiarized: 240 * 60,
    },
    async connect() {
      const token = await requestToken({
        service: SERVICE,
        url: `${endpoint}/sts/v1.0/issueToken`,
        headers: {
          'Ocp-Apim-Subscription-Key': key,
          'Content-Type': 'application/x-www-form-urlencoded',
        },
        body: '',
        hint: 'Check LIVE_SPEECH_ENDPOINT and LIVE_SPEECH_KEY, and that the resource takes keys (local authentication) from all networks.',
      });
      if (!TOKEN.test(token))
        throw new ResponseShapeError(SERVICE, 'the token is no JSON Web Token');
      return {
        endpoint: `${endpoint.replace(/^http/, 'ws')}/stt/speech/universal/v2`,
        token,
        expiresAt: expiryOf(token, clock.now(), REUSABLE_MS),
      };
    },
  };
}
