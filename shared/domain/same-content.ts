import { createHash } from 'node:crypto';

/** How sure it is that two recordings are the same audio. */
export type SameBy =
  /** Both blobs have a Content-MD5, of all bytes, and it is the same. */
  | 'content-md5'
  /** Same size, same first 256 KB and same last 64 KB; not everything between was compared. */
  | 'size-and-ends';

/** So many bytes of the end are compared beside the first ones, which are read anyway. */
export const LAST_BYTES = 64 * 1024;

/** A short text that is the same for the same audio, and hardly ever for other. */
export function contentKey(sizeBytes: number, first: Uint8Array, last: Uint8Array): string {
  return createHash('sha256')
    .update(`${sizeBytes};`)
    .update(first)
    .update(last)
    .digest('base64url')
    .slice(0, 22);
}

/** A recording as far as it matters for whether it is the same as another. */
export interface Look {
  readonly id: string;
  readonly version: string;
  /** ISO 8601. */
  readonly landedAt: string;
  readonly contentMd5?: string;
  readonly sameAs?: string;
}

/** Which of these is the same as which. */
export interface Twin {
  readonly id: string;
  readonly version: string;
  readonly sameAs: string;
  readonly by: SameBy;
}

/**
 * Of recordings with one content key, those that came after the first of them and have not been told
 * so. Whoever looks tells it of all: two that land at the same moment find each other in any order.
 */
export function twinsAmong(looks: readonly Look[]): Twin[] {
  const [first, ...later] = looks.toSorted((one, other) => (isEarlier(one, other) ? -1 : 1));
  if (!first) return [];
  return later.flatMap((look) => {
    const { id, version, sameAs, contentMd5 } = look;
    // Said before; or the first is an older one's new version, which names this one.
    if (sameAs !== undefined || first.sameAs === id) return [];
    const both = contentMd5 !== undefined && first.contentMd5 !== undefined;
    if (both && contentMd5 !== first.contentMd5) return [];
    return [{ id, version, sameAs: first.id, by: both ? 'content-md5' : 'size-and-ends' } as const];
  });
}

function isEarlier(one: Look, other: Look): boolean {
  if (one.landedAt !== other.landedAt) return one.landedAt < other.landedAt;
  return one.id < other.id;
}
