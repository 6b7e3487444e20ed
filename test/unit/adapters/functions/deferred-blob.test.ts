import { ResourceFactoryResolver } from '@azure/functions-extensions-base';
import {
  deferredBlobOf,
  poisonedBlob,
  registerDeferredBlobs,
} from '../../../../shared/adapters/functions/deferred-blob';

const names = {
  Connection: 'RecordingsStorage',
  ContainerName: 'recordings',
  BlobName: 'a/b 7.wav',
};

describe('a deferred blob', () => {
  it('comes as its names, one or a list of one', () => {
    registerDeferredBlobs();
    const binding = { source: 'AzureStorageBlobs', content: Buffer.from(JSON.stringify(names)) };
    const resolver = ResourceFactoryResolver.getInstance();
    for (const given of [binding, [binding]]) {
      const blob: unknown = resolver.createClient('AzureStorageBlobs', given);
      expect(deferredBlobOf(blob)).toEqual({ container: 'recordings', path: 'a/b 7.wav' });
    }
  });

  it('may be registered twice', () => {
    registerDeferredBlobs();
    expect(registerDeferredBlobs).not.toThrow();
  });

  it.each([
    undefined,
    null,
    {},
    { BlobName: 'a.wav' },
    { ...names, BlobName: 7 },
    Buffer.from('audio'),
  ])('is refused as %j', (blob) => {
    expect(() => deferredBlobOf(blob)).toThrow();
  });
});

describe('a poisoned message', () => {
  it('names its blob', () => {
    const message = { FunctionId: 'recordingLanded', BlobType: 'BlockBlob', ...names };
    expect(poisonedBlob(message)).toEqual({ container: 'recordings', path: 'a/b 7.wav' });
  });

  it.each(['text', {}, null])('is refused as %j', (message) => {
    expect(() => poisonedBlob(message)).toThrow();
  });
});
