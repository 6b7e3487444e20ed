import { begun } from '../../../../live/audio/begun';
import { microphone } from '../../../../live/audio/microphone';

const never = new AbortController().signal;
const program = (code: string) => [process.execPath, '-e', code] as const;
const MISSING = ['no-such-recorder'] as const;

async function bytesOf(audio: AsyncIterable<Uint8Array>): Promise<number> {
  let bytes = 0;
  for await (const block of audio) bytes += block.length;
  return bytes;
}

describe('the microphone', () => {
  it('is what the first program that records writes', async () => {
    const fails = program("console.error('cannot find card 0'); process.exit(1)");
    const works = program('process.stdout.write(Buffer.alloc(6400))');
    expect(await bytesOf(microphone(never, [MISSING, fails, works]))).toBe(6400);
  });

  it('says what to do when there is none', async () => {
    const fails = program("console.error('cannot find card 0'); process.exit(1)");
    const none = microphone(never, [MISSING, fails]);
    await expect(begun(none)).rejects.toThrow(
      /No microphone .*no-such-recorder: it is not installed; .*cannot find card 0.*Install arecord.*npm run live -- FILE/,
    );
    await expect(begun(microphone(never, []))).rejects.toThrow('No microphone could be opened. ');
  });

  it('is let go when the session ends', async () => {
    const endless = program('setInterval(() => process.stdout.write(Buffer.alloc(320)), 5)');
    const stop = new AbortController();
    let blocks = 0;
    for await (const block of microphone(stop.signal, [endless])) {
      blocks += block.length > 0 ? 1 : 0;
      if (blocks === 3) stop.abort();
    }
    expect(blocks).toBeGreaterThanOrEqual(3);
  });
});
