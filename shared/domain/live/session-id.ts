/** Crockford's base 32 in small letters: 26 signs are 130 bits, and none is a hyphen. */
const SIGNS = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = 26;

/** So many random bytes make an id. */
export const LIVE_ID_BYTES = LENGTH;

const LIVE_ID = new RegExp(`^live-[${SIGNS}]{${LENGTH}}$`);

/**
 * The id of a live session, of its job and of its orchestration: nobody can guess it, and it is fit
 * as a Cosmos id, as a Durable instance id and in a URL.
 *
 * @param random {@link LIVE_ID_BYTES} random bytes
 * @example 'live-5f0z9k2m…'
 */
export function liveIdOf(random: Uint8Array): string {
  return `live-${Array.from(random, (byte) => SIGNS[byte % SIGNS.length]).join('')}`;
}

/**
 * Whether this is the id of a live session, and not that of a recording whose name begins with
 * `live-`: those end with a hyphen and 20 hexadecimal digits.
 */
export function isLiveId(id: string): boolean {
  return LIVE_ID.test(id);
}
