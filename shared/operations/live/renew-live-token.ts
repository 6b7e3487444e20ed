import { profileFromKey } from '../../domain/profile';
import type { Ports } from '../../ports';
import { refusal, type Answer } from '../answer';
import { liveAnswer } from './answers';
import type { Sessions } from './sessions';

/**
 * Another token for a session that goes on: for a new connection after one that was cut. Whoever
 * asks for it is there, so that counts like a phrase.
 */
export function makeRenewLiveToken(
  { clock, livePhrases, liveProviders }: Pick<Ports, 'clock' | 'livePhrases' | 'liveProviders'>,
  sessions: Sessions,
) {
  return (id: string, caller: string | undefined): Promise<Answer> =>
    liveAnswer(async () => {
      const { found, refusal: refused } = await sessions.open(id, caller);
      if (refused || !found) return refused ?? GONE;
      const { provider: name } = profileFromKey(found.value.profile);
      const provider = liveProviders.providers.find((one) => one.name === name);
      if (!provider) return GONE;
      const connection = await provider.connect();
      await livePhrases.noteAlive(id, clock.now());
      return { status: 200, jsonBody: { connection } };
    });
}

const GONE = refusal(
  409,
  'The service of this session is no longer among LIVE_PROVIDERS. Close the session and open another.',
);
