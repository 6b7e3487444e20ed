import { z } from 'zod';
import { readToken, signToken } from '../../live/signed-token';

export type KeyType = 'rt' | 'batch';

const claims = z.object({
  type: z.enum(['rt', 'batch']),
  client_ref: z.string().optional(),
  exp: z.number(),
});

/** Gives out temporary keys, each good for one kind of transcription and for a time, and knows them again. */
export class TemporaryKeys {
  constructor(
    private readonly secret: string,
    private readonly clock: () => number,
  ) {}

  issue(type: KeyType, ttlSeconds: number, clientRef: string | undefined): string {
    const iat = Math.floor(this.clock() / 1000);
    return signToken({ type, client_ref: clientRef, iat, exp: iat + ttlSeconds }, this.secret);
  }

  /** The reference that a key is limited to, if any; `undefined` for a key that is not good. */
  read(key: string, type: KeyType): { readonly clientRef?: string } | undefined {
    const found = readToken(key, this.secret, claims, this.clock());
    if (found?.type !== type) return undefined;
    return found.client_ref === undefined ? {} : { clientRef: found.client_ref };
  }
}
