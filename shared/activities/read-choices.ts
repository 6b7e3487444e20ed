import {
  layerOfSidecar,
  layerOfText,
  MOST_SIDECAR_BYTES,
  sidecarsOf,
  type Layer,
  type Problem,
  type Sidecar,
} from '../domain/choices';
import { versionOf } from '../domain/recording-id';
import type { BlobName, BlobProperties, Ports } from '../ports';
import { findSessionOfAudio } from './live/session-of-audio';

/** What a recording's own sources say, as far as it can be understood. */
export interface AskedFor {
  readonly layers: readonly Layer[];
  readonly problems: readonly Problem[];
  readonly sidecar?: Sidecar;
  /** Id of the live session whose audio it is. */
  readonly live?: string;
}

export type ReadChoices = (blob: BlobName, properties: BlobProperties) => Promise<AskedFor>;

/**
 * Reads side-car, metadata and index tags of a recording. Metadata came with the properties; tags
 * are asked for where there are any, side-cars where the settings do not say otherwise: two requests
 * for a recording, whether it has one or not.
 */
export function makeReadChoices(
  ports: Pick<Ports, 'ledger' | 'recordings'>,
  settings: { readonly sidecars: 'read' | 'ignore' },
): ReadChoices {
  const { recordings } = ports;

  return async (blob, { metadata, tags }) => {
    const [sidecar, indexTags, session] = await Promise.all([
      settings.sidecars === 'read' ? findSidecar(blob) : undefined,
      tags > 0 ? recordings.tags(blob) : {},
      findSessionOfAudio(ports, blob, metadata),
    ]);
    const reads = [
      sidecar && layerOfSidecar(sidecar.path, sidecar.content),
      layerOfText({ kind: 'metadata', name: 'the blob metadata' }, metadata),
      layerOfText({ kind: 'tags', name: 'the index tags' }, indexTags),
    ].filter((read) => read !== undefined);
    return {
      layers: [
        ...reads.flatMap((read) => ('layer' in read ? [read.layer] : [])),
        ...(session ? [session.layer] : []),
      ],
      problems: reads.flatMap((read) => ('problems' in read ? read.problems : [])),
      ...(sidecar && { sidecar: { path: sidecar.path, version: sidecar.version } }),
      ...(session && { live: session.live }),
    };
  };

  /** All places at once: most recordings have none, and wait for one answer instead of two. */
  async function findSidecar({ container, path }: BlobName) {
    const found = await Promise.all(
      sidecarsOf(path).map(async (beside) => {
        const small = await recordings.small({ container, path: beside }, MOST_SIDECAR_BYTES);
        return small && { path: beside, version: versionOf(small.etag), content: small.content };
      }),
    );
    return found.find((one) => one !== undefined);
  }
}
