import { withoutQuery } from '../../../shared/domain/source-url';
import type { AudioSource } from '../../../shared/ports';

/** A recording under a link that a service may read, as the app hands it over. */
export function audioAt(link: string, content: Uint8Array = new Uint8Array(64)): AudioSource {
  const source = withoutQuery(link);
  return {
    source,
    name: source.split('/').at(-1) ?? source,
    sizeBytes: content.length,
    link: () => Promise.resolve(link),
    signedLink: () => Promise.resolve(link),
    open: () => Promise.resolve(chunksOf(content)),
  };
}

async function* chunksOf(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
