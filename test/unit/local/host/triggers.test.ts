import { resolveSettings } from '../../../../local/host/app/settings';
import { toRoute } from '../../../../local/host/http/to-route';
import { lineLogger } from '../../../../local/host/log';
import { parseEvents, toBlobMessage } from '../../../../local/host/triggers/blob/blob-message';
import { parsePathPattern } from '../../../../local/host/triggers/blob/path-pattern';

describe('parsePathPattern', () => {
  it.each([
    ['audio/{name}', 'a/b.wav', { name: 'a/b.wav' }],
    ['audio/in/{name}.{ext}', 'in/x.wav', { name: 'x', ext: 'wav' }],
    ['audio/in/{name}', 'out/x.wav', undefined],
    ['audio', 'x.wav', { name: 'x.wav' }],
    ['audio/one+one.wav', 'one+one.wav', {}],
  ])('matches %s with %s', (path, name, expected) => {
    const pattern = parsePathPattern(path);

    expect(pattern.container).toBe('audio');
    expect(pattern.match(name)).toEqual(expected);
  });

  it('refuses a path without a container', () => {
    expect(() => parsePathPattern('{container}/x')).toThrow('must begin with a container');
  });
});

describe('toBlobMessage', () => {
  const data = { url: 'http://127.0.0.1:10000/account/audio/a%20b/c.wav', eTag: '0x1' };
  const expected = {
    ContainerName: 'audio',
    BlobName: 'a b/c.wav',
    ETag: '0x1',
    BlobType: 'BlockBlob',
  };

  it.each([
    ['the schema of Event Grid', [{ eventType: 'Microsoft.Storage.BlobCreated', data }]],
    ['CloudEvents', { type: 'Microsoft.Storage.BlobCreated', data }],
  ])('reads %s', (_, body) => {
    const [event] = parseEvents(JSON.stringify(body));

    expect(toBlobMessage(event!, 'f')).toMatchObject(expected);
  });

  it('reads the address of an account in Azure', () => {
    const url = 'https://account.blob.core.windows.net/audio/c.wav';
    const event = { kind: 'Microsoft.Storage.BlobCreated', data: { url } };

    expect(toBlobMessage(event, 'f')).toMatchObject({ ContainerName: 'audio', BlobName: 'c.wav' });
  });

  it('has none for other events', () => {
    expect(toBlobMessage({ kind: 'Microsoft.Storage.BlobDeleted', data }, 'f')).toBeUndefined();
  });
});

describe('toRoute', () => {
  it.each([
    ['calls/{id}', 'api', { path: '/api/calls/:id' }],
    ['calls/{id?}', '', { path: '/calls/:id?' }],
    ['files/{*path}', 'api', { path: '/api/files/*', rest: 'path' }],
  ])('turns %s below "%s" into %j', (template, prefix, expected) => {
    expect(toRoute(template, prefix)).toEqual(expected);
  });

  it('refuses constraints', () => {
    expect(() => toRoute('calls/{id:int}', 'api')).toThrow(
      'not supported by the local host: "{id:int}"',
    );
  });
});

describe('resolveSettings', () => {
  it('puts settings in their places', () => {
    expect(resolveSettings('%A%-x-%B%', { A: '1', B: '2' }, 'it')).toBe('1-x-2');
  });

  it('names the setting that is missing', () => {
    expect(() => resolveSettings('%A%', {}, 'The queue')).toThrow('The queue needs the setting A');
  });
});

describe('lineLogger', () => {
  it('writes one line, without the queries of URLs', () => {
    const lines: string[] = [];
    const log = lineLogger((line) => lines.push(line));
    log('warning', 'f', 'first\n  second https://x.test/a?sig=1&b=2 end');
    log('debug', 'f', 'hidden');

    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/Z warning \[f\] first \| second https:\/\/x\.test\/a\?… end$/);
  });
});
