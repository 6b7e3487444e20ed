import { createHash } from 'node:crypto';
import type { HttpRequest } from '@azure/functions';
import * as z from 'zod';

/** Claims that tell one person or app from all others, the most telling first (App Service, user identities). */
const TELLING = [
  'http://schemas.microsoft.com/identity/claims/objectidentifier',
  'oid',
  'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/nameidentifier',
  'sub',
];

const principal = z.object({
  auth_typ: z.string().catch(''),
  claims: z.array(z.object({ typ: z.string(), val: z.string() })),
});

/**
 * Tells callers apart where people sign in: the same text for the same person or app, from which
 * nobody can tell who it is. `undefined` where function keys are all there is; there anybody may put
 * the headers on.
 */
export function makeCallerOf(access: 'key' | 'sign-in') {
  return (request: Pick<HttpRequest, 'headers'>): string | undefined => {
    if (access === 'key') return undefined;
    const header = request.headers.get('x-ms-client-principal') ?? '';
    const name = nameIn(header) ?? request.headers.get('x-ms-client-principal-id') ?? header;
    return createHash('sha256').update(name).digest('hex').slice(0, 32);
  };
}

function nameIn(header: string): string | undefined {
  const parsed = principal.safeParse(fromBase64(header));
  if (!parsed.success) return undefined;
  const { auth_typ: provider, claims } = parsed.data;
  for (const type of TELLING) {
    const claim = claims.find(({ typ }) => typ === type);
    if (claim) return `${provider} ${claim.val}`;
  }
  return undefined;
}

function fromBase64(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}
