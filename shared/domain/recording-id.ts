import { createHash } from 'node:crypto';
import { posix } from 'node:path';

const SLUG_LENGTH = 40;
const HASH_LENGTH = 20; // hex characters: 80 bits

/**
 * The id of the recording at `path` in `container`: the same every time, and different for any
 * other path. Fit as a Cosmos id (none of `/ \ # ?`), as a Durable instance id (at most 100
 * characters, does not start with `@`), as a folder name and in a URL.
 *
 * @example recordingIdOf('recordings', 'march/Billing call 7.wav') // 'billing-call-7-0f3c…'
 */
export function recordingIdOf(container: string, path: string): string {
  const hash = createHash('sha256').update(`${container}/${path}`).digest('hex');
  const slug = slugOf(posix.basename(path, posix.extname(path)));
  return slug === '' ? `r-${hash.slice(0, HASH_LENGTH)}` : `${slug}-${hash.slice(0, HASH_LENGTH)}`;
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG_LENGTH)
    .replace(/^-+|-+$/g, '');
}

/**
 * A blob's ETag as a version: without quotes and weak marker, so that the forms in which events,
 * headers and listings give it compare equal.
 */
export function versionOf(etag: string): string {
  return etag.replace(/^W\//, '').replace(/"/g, '');
}
