import { createHmac, timingSafeEqual } from 'node:crypto';
import { toDateTime } from './date-time';

/** Version of the shared access signatures that these links look like. */
const SAS_VERSION = '2021-08-06';

export type LinkVerdict = 'valid' | 'expired' | 'forged';

/** Signs the path of a result, so that the link works without further credentials for a while. */
export function signedLink(url: URL, expiresMs: number, key: Buffer): string {
  const expiry = toDateTime(expiresMs);
  const signed = new URL(url);
  signed.search = new URLSearchParams({
    sv: SAS_VERSION,
    sr: 'b',
    sp: 'r',
    se: expiry,
    sig: signature(url.pathname, expiry, key),
  }).toString();
  return signed.href;
}

export function verifySignedLink(url: URL, nowMs: number, key: Buffer): LinkVerdict {
  const expiry = url.searchParams.get('se') ?? '';
  const given = Buffer.from(url.searchParams.get('sig') ?? '');
  const expected = Buffer.from(signature(url.pathname, expiry, key));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged';
  return Date.parse(expiry) > nowMs ? 'valid' : 'expired';
}

function signature(path: string, expiry: string, key: Buffer): string {
  return createHmac('sha256', key).update(`${path}\n${expiry}`).digest('base64');
}
