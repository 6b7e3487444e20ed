import { begun } from '../../../../live/audio/begun';
import { inChunks } from '../../../../live/audio/in-chunks';
import { paced } from '../../../../live/audio/paced';

async function* of(...sizes: number[]): AsyncGenerator<Uint8Array> {
  let value = 0;
  for (const size of sizes) yield Uint8Array.from({ length: size }, () => value++ % 256);
}

const all = async (audio: AsyncIterable<Uint8Array>) => {
  const chunks: number[][] = [];
  for await (const chunk of audio) chunks.push([...chunk]);
  return chunks;
};

describe('audio in pieces', () => {
  it('has one size, whatever size it came in, and loses nothing', async () => {
    const chunks = await all(inChunks(of(3, 10, 1, 5), 4));
    expect(chunks.map(({ length }) => length)).toEqual([4, 4, 4, 4, 3]);
    expect(chunks.flat()).toEqual(Array.from({ length: 19 }, (_, index) => index));
  });

  it('comes at the pace that is asked for', async () => {
    const began = performance.now();
    // 200 ms of audio at twice the pace.
    const chunks = await all(paced(inChunks(of(6400), 640), 32_000, 2));
    expect(chunks).toHaveLength(10);
    expect(performance.now() - began).toBeGreaterThanOrEqual(95);
  });

  it('ends when it is stopped', async () => {
    const stop = new AbortController();
    const chunks: Uint8Array[] = [];
    for await (const chunk of paced(inChunks(of(64_000), 320), 32_000, 1, stop.signal)) {
      chunks.push(chunk);
      if (chunks.length === 3) stop.abort();
    }
    expect(chunks).toHaveLength(3);
  });

  it('is whole after somebody has waited for the first of it', async () => {
    expect(await all(await begun(of(2, 3)))).toEqual([
      [0, 1],
      [2, 3, 4],
    ]);
    expect(await all(await begun(of()))).toEqual([]);
  });
});
