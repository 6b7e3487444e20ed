import { toCloudEvent, type Origin } from '../../../../shared/adapters/announce/to-cloud-event';
import type { RecordingEnded } from '../../../../shared/ports';

const ACCOUNT = 'https://account.blob.core.windows.net';
const origin: Origin = {
  containerUrl: `${ACCOUNT}/recordings`,
  recordingUrl: ({ container, path }) => `${ACCOUNT}/${container}/${encodeURIComponent(path)}`,
  transcriptUrl: (path) => `${ACCOUNT}/transcripts/${path}`,
};
const COMPLETED: RecordingEnded = {
  recordingId: 'call-1a2b',
  container: 'recordings',
  path: 'Zürich 1.wav',
  version: '0x8DE1',
  epoch: 3,
  status: 'completed',
  landedAt: '2026-03-02T09:00:00.000Z',
  endedAt: '2026-03-02T09:07:00.000Z',
  result: {
    version: '0x8DE1',
    documentId: 'call-1a2b-0x8DE1',
    transcriptPath: 'call-1a2b/0x8DE1/transcript.json',
  },
};

describe('the message about the end of a recording', () => {
  it('is a CloudEvent with ids, times and links', () => {
    expect(toCloudEvent(COMPLETED, origin)).toEqual({
      specversion: '1.0',
      id: 'call-1a2b-0x8DE1-3-completed',
      source: 'https://account.blob.core.windows.net/recordings',
      type: 'callscribe.recording.completed',
      subject: 'call-1a2b',
      time: '2026-03-02T09:07:00.000Z',
      datacontenttype: 'application/json',
      data: {
        recordingId: 'call-1a2b',
        version: '0x8DE1',
        status: 'completed',
        container: 'recordings',
        path: 'Zürich 1.wav',
        landedAt: '2026-03-02T09:00:00.000Z',
        endedAt: '2026-03-02T09:07:00.000Z',
        documentId: 'call-1a2b-0x8DE1',
        links: {
          api: '/api/recordings/call-1a2b',
          recording: 'https://account.blob.core.windows.net/recordings/Z%C3%BCrich%201.wav',
          transcript:
            'https://account.blob.core.windows.net/transcripts/call-1a2b/0x8DE1/transcript.json',
        },
      },
    });
  });

  it.each(['failed', 'rejected'] as const)('names the reason’s code when it %s', (status) => {
    const { result: _result, ...rest } = COMPLETED;
    const event = toCloudEvent({ ...rest, status, reasonCode: 'too_long' }, origin);
    expect(event.type).toBe(`callscribe.recording.${status}`);
    expect(event.data).toMatchObject({ status, reasonCode: 'too_long' });
    expect(event.data.links).not.toHaveProperty('transcript');
    expect(event.data).not.toHaveProperty('documentId');
  });

  it('has the same id for the same end, and another for another end of the same version', () => {
    const idOf = (ended: RecordingEnded) => toCloudEvent(ended, origin).id;
    expect(idOf({ ...COMPLETED, endedAt: '2026-03-02T09:08:00.000Z' })).toBe(idOf(COMPLETED));
    expect(idOf({ ...COMPLETED, epoch: 5 })).not.toBe(idOf(COMPLETED));
    expect(idOf({ ...COMPLETED, version: '0x8DE2' })).not.toBe(idOf(COMPLETED));
  });

  it('carries no signature of an account that is reached by one', () => {
    const signed: Origin = {
      containerUrl: `${origin.containerUrl}?sv=1&sig=secret`,
      recordingUrl: (blob) => `${origin.recordingUrl(blob)}?sv=1&sig=secret`,
      transcriptUrl: (path) => `${origin.transcriptUrl(path)}?sv=1&sig=secret`,
    };
    expect(toCloudEvent(COMPLETED, signed)).toEqual(toCloudEvent(COMPLETED, origin));
  });

  it('fits a queue message of 64 KB in base64, whatever the path', () => {
    const path = '電'.repeat(1024);
    const text = JSON.stringify(toCloudEvent({ ...COMPLETED, path }, origin));
    expect(Buffer.from(text).toString('base64').length).toBeLessThan(64 * 1024);
  });
});
