import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lengthOf } from '../../../../shared/adapters/media/length-of';
import { withSpooled } from '../../../../shared/adapters/media/spooled-audio';
import { AppError } from '../../../../shared/domain/errors';
import { failureOf, soundOf } from '../../../support/immediate/sounds';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'spooled-audio-'));
});
afterAll(() => rm(folder, { recursive: true }));

const filesNow = () => readdir(folder, { recursive: true });

describe('a recording as a file', () => {
  it('is there while it is used, and gone afterwards', async () => {
    let kept: Blob | undefined;
    const text = await withSpooled(
      soundOf('some audio'),
      async (file) => {
        kept = file;
        expect(await filesNow()).toHaveLength(2);
        return `${await file.text()} twice: ${await file.text()}`;
      },
      folder,
    );
    expect(text).toBe('some audio twice: some audio');
    expect(await filesNow()).toEqual([]);
    await expect(kept?.text()).rejects.toThrow();
  });

  it('is gone when its use fails, too', async () => {
    const fail = async () => Promise.reject(new Error('used up'));
    const use = withSpooled(soundOf('some audio'), fail, folder);
    await expect(use).rejects.toThrow('used up');
    expect(await filesNow()).toEqual([]);
  });

  it('is never half of it', async () => {
    const sound = soundOf('some audio', { sizeBytes: 11 });
    const error = await failureOf(withSpooled(sound, async () => 'used'));
    expect(error).toMatchObject({ code: 'recording_unread', verdict: 'later' });
  });

  it('is another version, or cut off: whoever reads it says so', async () => {
    const changed = new AppError('recording_changed', 'Another.', { verdict: 'later' });
    const open = async () => Promise.reject(changed);
    await expect(withSpooled(soundOf('x', { open }), async () => 'used')).rejects.toBe(changed);
    async function* cut(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      throw new Error('ENOSPC');
    }
    const sound = soundOf('xx', { open: async () => cut() });
    const error = await failureOf(withSpooled(sound, async () => 'used'));
    expect(error).toMatchObject({ code: 'recording_unread', verdict: 'later' });
  });
});

describe('the length of a recording', () => {
  it('is what its file says', async () => {
    const path = join(__dirname, '../../../fixtures/katiesteve-telephone.wav');
    expect(await lengthOf(new Blob([readFileSync(path)]))).toBeGreaterThan(29_000);
  });

  it('is not known of what is no audio', async () => {
    expect(await lengthOf(new Blob(['some audio']))).toBeUndefined();
  });
});
