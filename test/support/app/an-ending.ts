import type { Origin } from '../../../shared/adapters/announce/to-cloud-event';
import type { RecordingEnded } from '../../../shared/ports';
import { NOW } from './builders';

/** A recording that was completed. */
export function anEnding(changes: Partial<RecordingEnded> = {}): RecordingEnded {
  return {
    recordingId: 'call-1a2b',
    container: 'recordings',
    path: 'march/call.wav',
    version: '0x8DE000001',
    epoch: 1,
    status: 'completed',
    landedAt: NOW,
    endedAt: '2026-03-02T09:07:00.000Z',
    result: {
      version: '0x8DE000001',
      documentId: 'call-1a2b-0x8DE000001',
      transcriptPath: 'call-1a2b/0x8DE000001/transcript.json',
    },
    ...changes,
  };
}

export const ORIGIN: Origin = {
  containerUrl: 'https://calls.blob.example/recordings',
  recordingUrl: ({ container, path }) => `https://calls.blob.example/${container}/${path}`,
  transcriptUrl: (path) => `https://calls.blob.example/transcripts/${path}`,
};
