import type { BlobServiceClient } from '@azure/storage-blob';
import { startStorage, type RunningStorage } from '../../../local/storage';
import { makeBlobAnswers } from '../../../shared/adapters/blob/answers';
import { openStorage } from '../../../shared/adapters/blob/client';
import { noIdentity } from '../../support/app/contract/targets';
import { textLike } from '../../support/app/matching';

let storage: RunningStorage;
let service: BlobServiceClient;
beforeEach(async () => {
  storage = await startStorage({ inMemory: true });
  service = openStorage({ connectionString: storage.connectionString }, noIdentity);
  await service.createContainer('transcripts');
});
afterEach(() => storage.close());

const answersOf = (provider: string, container = 'transcripts') =>
  makeBlobAnswers(service, { container, provider });

describe('answers in blobs', () => {
  it('are kept once, with what they are', async () => {
    const answers = answersOf('openai');
    await answers.create('job-1', { kind: 'answer', text: '{"text":"Grüß Gott 👋"}' });
    await answers.create('job-1', { kind: 'failure', text: 'a later one' });
    await answers.create('job-2', { kind: 'failure', text: '{}' });

    expect(await answers.kindOf('job-1')).toBe('answer');
    expect(await answers.read('job-1')).toEqual({
      kind: 'answer',
      text: '{"text":"Grüß Gott 👋"}',
    });
    expect(await answers.kindOf('job-2')).toBe('failure');
    expect(await answers.list()).toEqual([
      { name: 'job-1', createdAt: textLike(/^\d{4}-.*Z$/) },
      { name: 'job-2', createdAt: textLike(/^\d{4}-.*Z$/) },
    ]);
  });

  it('are apart from those of other services, and from transcripts', async () => {
    const transcripts = service.getContainerClient('transcripts');
    await transcripts.getBlockBlobClient('recording-1/v1/transcript.json').upload('{}', 2);
    await answersOf('openai').create('job-1', { kind: 'answer', text: '{}' });
    expect(await answersOf('azure-fast').kindOf('job-1')).toBeUndefined();
    expect(await answersOf('azure-fast').list()).toEqual([]);
    expect(await answersOf('openai').list()).toHaveLength(1);
  });

  it('are deleted, also when they are not there', async () => {
    const answers = answersOf('openai');
    await answers.create('job-1', { kind: 'answer', text: '{}' });
    await answers.delete('job-1');
    await answers.delete('job-1');
    expect(await answers.kindOf('job-1')).toBeUndefined();
    expect(await answers.read('job-1')).toBeUndefined();
    expect(await answers.list()).toEqual([]);
  });

  it('need a person where the container is not there', async () => {
    const refused = { verdict: 'blocked', code: 'storage_404' };
    const nowhere = answersOf('openai', 'unknown');
    const kept = { kind: 'answer', text: '{}' } as const;
    await expect(nowhere.create('job-1', kept)).rejects.toMatchObject(refused);
    await expect(nowhere.list()).rejects.toMatchObject(refused);
  });
});
