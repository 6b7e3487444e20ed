import { readLayer, reasonFor } from '../../../../shared/domain/choices/layer';

const SOURCE = { kind: 'sidecar', name: 'the side-car call.json' } as const;

function problemsOf(given: unknown): string[] {
  const read = readLayer(SOURCE, given);
  return 'problems' in read ? read.problems.map(({ text }) => text) : [];
}

describe('what a document says', () => {
  it('has choices, and facts of the call beside them or under call', () => {
    const choices = {
      locale: 'de-DE',
      candidateLocales: ['de-DE', 'en-US'],
      separation: 'diarization',
      maxSpeakers: 3,
      speakers: { speaker1: 'agent', speaker2: 'customer' },
      profanity: 'Masked',
      phrases: ['Contoso'],
      profile: 'collections-de',
      retentionDays: 90,
      fields: { order: '4711' },
      redact: ['card'],
      summary: { fields: 'collections' },
    };
    const read = readLayer(SOURCE, {
      ...choices,
      agent: 'Susan',
      call: { callId: 'c-1', leg: 2, direction: 'inbound', startedAt: '2026-03-02T10:00:00+01:00' },
    });
    expect(read).toEqual({
      layer: {
        source: SOURCE,
        choices,
        call: {
          agent: 'Susan',
          callId: 'c-1',
          leg: 2,
          direction: 'inbound',
          startedAt: '2026-03-02T09:00:00.000Z',
        },
      },
    });
  });

  it('says nothing where a value is null', () => {
    const given = { locale: null, agent: null, call: { queue: null } };
    expect(readLayer(SOURCE, given)).toEqual({ layer: { source: SOURCE, choices: {}, call: {} } });
  });

  it.each<[string, unknown, string]>([
    ['a list', [], 'The document (in the side-car call.json) is not a JSON object'],
    ['text', 'de-DE', 'The document (in the side-car call.json) is not a JSON object'],
    [
      'a key with a slip',
      { lokale: 'de-DE' },
      'lokale (in the side-car call.json) is not a choice that there is; locale is',
    ],
    [
      'a key of nobody',
      { colour: 'red' },
      'colour (in the side-car call.json) is not a choice that there is',
    ],
    ['another word', { language: 'de-DE' }, '; locale is'],
    ['a key below', { summary: { field: 'x' } }, 'summary.field (in'],
    ['a call that is none', { call: 'c-1' }, 'call (in the side-car call.json) is not an object'],
    [
      'a fact twice',
      { agent: 'A', call: { agent: 'B' } },
      'agent (in the side-car call.json) is given twice',
    ],
    ['one candidate', { candidateLocales: ['de-DE'] }, 'names fewer than 2 locales'],
    [
      'eleven candidates',
      { candidateLocales: Array(11).fill('de-DE') },
      'names more than 10 locales',
    ],
    [
      'a number as text',
      { maxSpeakers: '3' },
      'maxSpeakers (in the side-car call.json) is not a whole number',
    ],
    ['one speaker', { maxSpeakers: 1 }, 'maxSpeakers (in the side-car call.json) is less than 2'],
    ['36 speakers', { maxSpeakers: 36 }, 'is more than 35'],
    [
      'a separation of nobody',
      { separation: 'stereo' },
      'is not one of channels, diarization, none',
    ],
    [
      'a profanity of nobody',
      { profanity: 'masked' },
      'profanity (in the side-car call.json) is not one of None, Masked, Removed, Tags',
    ],
    [
      'a third channel',
      { speakers: { channel2: 'agent' } },
      'speakers.channel2 (in the side-car call.json) is none of channel0',
    ],
    [
      'a role with capitals',
      { speakers: { channel0: 'Agent' } },
      'is not a role like agent or customer',
    ],
    [
      'a time without its zone',
      { startedAt: '2026-03-02T09:00:00' },
      'is no time in ISO 8601 with its zone',
    ],
    ['a leg 0', { leg: 0 }, 'leg (in the side-car call.json) is less than 1'],
    ['a long agent', { agent: 'x'.repeat(65) }, 'is longer than 64 characters'],
    ['an agent of two lines', { agent: 'a\nb' }, 'has control characters'],
    ['an empty agent', { agent: ' ' }, 'is empty'],
    [
      'many fields',
      { fields: Object.fromEntries([...'abcdefghijk'].map((k) => [k, 'x'])) },
      'has over 10 fields',
    ],
    [
      'a number as a field',
      { fields: { order: 4711 } },
      'fields.order (in the side-car call.json) is not text',
    ],
    [
      'a kind to blot out with a slip',
      { redact: ['cards'] },
      'redact.0 (in the side-car call.json) is not one of card, iban',
    ],
    [
      'no kind to blot out',
      { redact: [] },
      'redact (in the side-car call.json) names no kinds; say none',
    ],
    ['none and a kind', { redact: ['none', 'card'] }, 'names none or all beside others'],
  ])('refuses %s', (_what, given, expected) => {
    expect(problemsOf(given)).toEqual([expect.stringContaining(expected)]);
  });

  it('tells every problem, and the reason shows the first three', () => {
    const read = readLayer(SOURCE, { a: 1, b: 2, c: 3, leg: 0 });
    const { code, message } = reasonFor('problems' in read ? read.problems : []);
    expect(code).toBe('choices_malformed');
    expect(message).toMatch(/^The recording cannot be transcribed as it was asked for: a \(in /);
    expect(message).toMatch(/; and 1 more\. Mend it there, then retry/);
  });

  it('keeps a reason short, whatever a document holds', () => {
    const read = readLayer(SOURCE, { ['x'.repeat(5000)]: 1, ['y'.repeat(5000)]: 1 });
    const { message } = reasonFor('problems' in read ? read.problems : []);
    expect(message.length).toBeLessThan(800);
  });
});
