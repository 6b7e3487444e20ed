import * as z from 'zod';

const claims = z.object({ exp: z.number().positive() });

/**
 * When a JSON Web Token expires by its own `exp` (RFC 7519), at most `mostMs` from now; without one
 * that can be read, `mostMs` from now. ISO 8601.
 */
export function expiryOf(token: string, now: Date, mostMs: number): string {
  const latest = now.getTime() + mostMs;
  const stated = claims.safeParse(payloadOf(token)).data?.exp;
  return new Date(stated === undefined ? latest : Math.min(latest, stated * 1000)).toISOString();
}

function payloadOf(token: string): unknown {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
