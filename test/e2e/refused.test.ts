import { gzipSync } from 'node:zlib';
import { recordingIdOf } from '../../shared/domain/recording-id';
import { TestStack } from '../support/e2e/test-stack';
import { wav } from '../support/e2e/audio';

/** A ZIP archive with nothing in it: the end-of-directory record alone. */
const ZIP = Buffer.from('504b0506000000000000000000000000000000000000', 'hex');
const GIB = 1024 ** 3;

describe('what can never be transcribed', () => {
  let system: TestStack;

  beforeAll(async () => {
    system = await TestStack.start({
      settings: {
        EMPTY_BLOB_GRACE_SECONDS: '2',
        SWEEP_SCHEDULE: '*/5 * * * * *',
        // What is too large for one service may be right for another.
        PROVIDERS: 'azure-speech',
      },
    });
  });
  afterAll(() => system.close());

  const cases: [string, Buffer, string, RegExp][] = [
    ['raw-samples.wav', wav(2).subarray(44), 'not_audio', /WAV, MP3/],
    [
      'notes.wav',
      Buffer.from('These are minutes of a meeting.\n'.repeat(50)),
      'not_audio',
      /WAV, MP3/,
    ],
    ['calls.zip', ZIP, 'not_audio', /zip/i],
    ['calls.tar.gz', gzipSync('x'), 'not_audio', /gz/i],
    ['cut-off.wav', wav(2).subarray(0, 20), 'broken_audio', /Export the recording again/],
    ['empty.wav', Buffer.alloc(0), 'empty', /Upload the recording again/],
  ];

  it.each(cases)(
    'rejects %s with a reason that says what to do',
    async (name, content, code, advice) => {
      const id = await system.drop(name, content);

      const { reason } = await system.untilStatus(id, 'rejected');

      expect(reason?.code).toBe(code);
      expect(reason?.message).toMatch(advice);
    },
  );

  it('rejects 1.5 GB with the limit', async () => {
    // A page blob has its size at once, and no content that had to be sent.
    await system
      .blobs()
      .getPageBlobClient('huge.wav')
      .create(1.5 * GIB);

    const { reason } = await system.untilStatus(
      recordingIdOf('recordings', 'huge.wav'),
      'rejected',
    );

    expect(reason).toMatchObject({
      code: 'too_large',
      message: expect.stringMatching(/1\.50 GB.*at most 1 GB.*Split/) as string,
    });
  });

  it('makes no provider job for any of them', () => {
    expect(system.submissions()).toBe(0);
  });

  it('takes an upload that is empty first and gets its content a moment later', async () => {
    const id = await system.drop('by-sftp.wav', Buffer.alloc(0));
    await system.until(id, (ledger) => ledger.status === 'queued');
    await system.drop('by-sftp.wav', wav(2));

    const end = await system.until(
      id,
      ({ status }) => status === 'completed' || status === 'rejected',
    );

    expect(end.status).toBe('completed');
  });
});
