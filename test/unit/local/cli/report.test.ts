import { recordingView, toJsonReport, toText } from '../../../../local/cli/report';

const said = { text: 'I lost my card.', evidence: ['p1'] };
const completed = recordingView.parse({
  id: 'call-1',
  name: 'call.wav',
  path: '2026/call.wav',
  status: 'completed',
  sizeBytes: 712_000,
  durationSeconds: 26.4,
  channels: 2,
  times: { landedAt: '2026-11-21T18:00:00.000Z', completedAt: '2026-11-21T18:00:05.200Z' },
  result: {
    summary: {
      title: 'A lost card',
      summary: [said],
      reason: null,
      outcome: said,
      actionItems: [{ ...said, owner: 'Agent', due: 'today' }],
    },
    transcript: { text: 'I lost my card.', phrases: [{ id: 'p1' }] },
  },
});
const rejected = recordingView.parse({
  id: 'notes-1',
  name: 'notes.wav',
  path: 'notes.wav',
  status: 'rejected',
  reason: { code: 'not_audio', message: 'It is not audio.' },
  sizeBytes: 16,
  times: { landedAt: '2026-11-21T18:00:00.000Z' },
  result: null,
});

describe('what npm start -- --once prints', () => {
  it('is size, processing time and the whole transcript before the summary', () => {
    const transcript = '00:00:00 Customer: I lost my card.\n00:00:02 Agent: It is blocked.\n';

    expect(toText(completed, transcript).split('\n')).toEqual([
      '✔ 2026/call.wav  (0.71 MB, 26 s of audio, 2 channels, processing time 5.2 s)',
      '',
      '  00:00:00 Customer: I lost my card.',
      '  00:00:02 Agent: It is blocked.',
      '',
      '  A lost card',
      '  I lost my card.',
      '  Outcome: I lost my card.',
      '  To do: Agent: I lost my card. (today)',
    ]);
  });

  it('is the reason where there is no transcript', () => {
    expect(toText(rejected).split('\n')).toEqual(['✘ notes.wav  (0.00 MB)', '  It is not audio.']);
  });

  it('has no size of what was streamed', () => {
    expect(toText({ ...completed, sizeBytes: 0 })).toMatch(/^✔ 2026\/call\.wav {2}\(26 s of audio/);
  });

  it('has size and processing time in the JSON too, null where it has not completed', () => {
    expect(toJsonReport(completed)).toMatchObject({ sizeBytes: 712_000, processingSeconds: 5.2 });
    expect(toJsonReport(rejected)).toMatchObject({ sizeBytes: 16, processingSeconds: null });
  });
});
