import { startFixture, closeFixtures } from './support/speech-fixture';

afterEach(closeFixtures);

const blob = (name: string, bytes: number) =>
  `<Blob><Name>${name}</Name><Properties><Content-Length>${String(bytes)}</Content-Length>` +
  `<BlobType>BlockBlob</BlobType></Properties></Blob>`;

describe('a job of a container', () => {
  it('transcribes its blobs and calls them by their path', async () => {
    const { client, recordings } = await startFixture();
    recordings.answer('calls', (_request, response) => {
      response.setHeader('content-type', 'application/xml');
      response.end(
        `<?xml version="1.0" encoding="utf-8"?><EnumerationResults><Blobs>` +
          `${blob('2026/a.wav', 10)}${blob('empty', 0)}${blob('b.wav', 10)}` +
          `</Blobs><NextMarker/></EnumerationResults>`,
      );
    });

    const { headers } = await client.call('POST', '/transcriptions:submit', {
      displayName: 'container',
      locale: 'en-GB',
      contentContainerUrl: recordings.url('calls'),
      properties: { timeToLiveHours: 48 },
    });
    const self = headers.get('location') ?? '';

    expect(await client.ended(self)).toMatchObject({ status: 'Succeeded' });
    expect((await client.files(self)).values.map(({ name }) => name)).toEqual([
      '2026/a.wav.json',
      'b.wav.json',
      'report.json',
    ]);
    expect(await client.content(self, '2026/a.wav.json')).toMatchObject({ source: '2026/a.wav' });
    expect(recordings.requests).toEqual([
      '/audio/calls',
      '/audio/calls/2026/a.wav',
      '/audio/calls/b.wav',
    ]);
  });

  it('fails when the container can not be listed', async () => {
    const { client, recordings } = await startFixture();
    recordings.answer('calls', (_request, response) => response.writeHead(403).end());

    const { headers } = await client.call('POST', '/transcriptions:submit', {
      displayName: 'container',
      locale: 'en-GB',
      contentContainerUrl: recordings.url('calls'),
      properties: { timeToLiveHours: 48 },
    });

    expect(await client.ended(headers.get('location') ?? '')).toMatchObject({ status: 'Failed' });
  });
});
