import { aClaimedRecord, NOW } from '../builders';

const LATER = '2026-03-02T09:30:00.000Z';

/** Everything that a record may carry. */
export const FULL_RECORD = aClaimedRecord('job-1', {
  reason: { code: 'c', message: 'A sentence.' },
  title: 'Lost bank card',
  summary: 'A customer reports a lost card.',
  format: { kind: 'wav', codec: 'PCM', channels: 2, sampleRateHz: 8000, estimatedSeconds: 60 },
  channels: 2,
  times: { landedAt: NOW, claimedAt: NOW },
  result: { version: 'old', documentId: 'd', transcriptPath: 'p' },
  choices: {
    locale: 'de-DE',
    candidateLocales: ['de-DE', 'en-US'],
    separation: 'diarization',
    maxSpeakers: 3,
    speakers: { speaker1: 'agent' },
    profanity: 'Masked',
    phrases: ['Contoso'],
    profile: 'collections-de',
    retentionDays: 30,
    fields: { order: '4711' },
    redact: ['card'],
    summary: { fields: 'collections' },
  },
  call: {
    agent: 'Susan',
    queue: 'q',
    direction: 'inbound',
    callId: 'c-1',
    leg: 2,
    startedAt: NOW,
    customer: '+44 20 7946 0000',
  },
  sidecar: { path: 'march/call.json', version: '0x1', late: true },
  content: 'k'.repeat(22),
  contentMd5: 'CY9rzUYh03PK3k6DJie09g==',
  sameAs: 'other-1',
  sameBy: 'content-md5',
  eraseAt: LATER,
  waitsFor: 'sidecar',
  priority: 'low',
  summaryTokens: 4120,
  untold: true,
  untoldBefore: [
    {
      version: 'old',
      epoch: 0,
      status: 'failed',
      reasonCode: 'c',
      landedAt: NOW,
      endedAt: LATER,
    },
  ],
  deletion: {
    requestedAt: NOW,
    erasedAt: NOW,
    completedAt: LATER,
    jobIds: ['job-0', 'job-1'],
  },
});
