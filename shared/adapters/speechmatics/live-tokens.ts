import * as z from 'zod';
import { ResponseShapeError } from '../../domain/errors';
import type { Clock, LiveProvider } from '../../ports';
import { expiryOf } from '../live-tokens/expiry';
import { requestToken } from '../live-tokens/token-request';

const SERVICE = 'Speechmatics';

/** Long enough to dial; a connection goes on when the key that opened it has expired. From 60. */
const TTL_SECONDS = 180;

export interface SpeechmaticsLiveSettings {
  /** WebSocket URL with its version: `wss://eu.rt.speechmatics.com/v2`. */
  readonly endpoint: string;
  /** Where temporary keys are made: `https://mp.speechmatics.com/v1`. */
  readonly keysEndpoint: string;
  readonly key: string;
  readonly model: string;
}

const answer = z.object({ key_value: z.string().min(1) });

/**
 * Live transcription by Speechmatics. Clients get a temporary key that is good for real time alone
 * (`type=rt`) and for minutes (authentication page).
 */
export function makeSpeechmaticsLive(
  { endpoint, keysEndpoint, key, model }: SpeechmaticsLiveSettings,
  clock: Clock,
): LiveProvider {
  return {
    name: 'speechmatics',
    model,
    capabilities: {
      separations: ['diarization', 'channels', 'none'],
      channels: 2,
      phraseHints: 1000,
      mostSeconds: 48 * 3600,
    },
    async connect() {
      const text = await requestToken({
        service: SERVICE,
        url: `${keysEndpoint}/api_keys?type=rt`,
        headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ ttl: TTL_SECONDS }),
        hint: 'Check SPEECHMATICS_API_KEY and SPEECHMATICS_KEYS_ENDPOINT, and that the contract covers real-time transcription.',
      });
      const token = tokenIn(text);
      return { endpoint, token, expiresAt: expiryOf(token, clock.now(), TTL_SECONDS * 1000) };
    },
  };
}

function tokenIn(text: string): string {
  try {
    return answer.parse(JSON.parse(text)).key_value;
  } catch {
    // The cause would quote what came.
    throw new ResponseShapeError(SERVICE, 'a temporary key has a key_value');
  }
}
