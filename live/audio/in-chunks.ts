/** Audio in pieces of one size; the last may be shorter. */
export async function* inChunks(
  audio: AsyncIterable<Uint8Array>,
  chunkBytes: number,
): AsyncGenerator<Uint8Array> {
  let rest = new Uint8Array(0);
  for await (const block of audio) {
    let joined = new Uint8Array(rest.length + block.length);
    joined.set(rest);
    joined.set(block, rest.length);
    while (joined.length >= chunkBytes) {
      yield joined.slice(0, chunkBytes);
      joined = joined.subarray(chunkBytes);
    }
    rest = joined.slice();
  }
  if (rest.length > 0) yield rest;
}
