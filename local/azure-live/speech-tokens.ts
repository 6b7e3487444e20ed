import { z } from 'zod';
import { readToken, signToken } from '../live/signed-token';

/** Tokens are good for ten minutes. */
export const TOKEN_LIFE_MS = 10 * 60_000;

const claims = z.object({ aud: z.literal('urn:ms.speech'), host: z.string(), exp: z.number() });

/** Gives out tokens for speech alone, bound to the host that was asked for them, and knows them again. */
export class SpeechTokens {
  constructor(
    private readonly secret: string,
    private readonly clock: () => number,
  ) {}

  issue(host: string): string {
    const now = Math.floor(this.clock() / 1000);
    const exp = now + TOKEN_LIFE_MS / 1000;
    return signToken({ aud: 'urn:ms.speech', host, iat: now, exp }, this.secret);
  }

  isGood(token: string, host: string): boolean {
    return readToken(token, this.secret, claims, this.clock())?.host === host;
  }
}
