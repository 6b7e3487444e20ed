import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/**
 * JSON Web Tokens (RFC 7519, HS256) as the stand-ins give them out: real in form and signature, worth
 * nothing anywhere else.
 */
const HEADER = Buffer.from(JSON.stringify({ alg: 'HS256', typ: 'JWT' })).toString('base64url');

/** @param claims `exp` in seconds since 1970 */
export function signToken(claims: Readonly<Record<string, unknown>>, secret: string): string {
  const body = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${body}.${signature(body, secret)}`;
}

/** The claims of a token of ours that has not expired; `undefined` for any other. */
export function readToken<C extends z.ZodObject>(
  token: string,
  secret: string,
  claims: C,
  nowMs: number,
): z.output<C> | undefined {
  const [header = '', payload = '', given = '', ...more] = token.split('.');
  if (more.length > 0 || !isSame(given, signature(`${header}.${payload}`, secret)))
    return undefined;
  const parsed = claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  const expiry = z.object({ exp: z.number() }).safeParse(parsed.data);
  return parsed.success && expiry.success && expiry.data.exp * 1000 > nowMs
    ? parsed.data
    : undefined;
}

const signature = (body: string, secret: string) =>
  createHmac('sha256', secret).update(body).digest('base64url');

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
