import { layerOfText } from '../../../../shared/domain/choices';

const SOURCE = { kind: 'metadata', name: 'the blob metadata' } as const;

function read(pairs: Record<string, string>) {
  const found = layerOfText(SOURCE, pairs);
  if (!found) return undefined;
  if ('problems' in found) return found.problems.map(({ text }) => text);
  const { choices, call } = found.layer;
  return { ...choices, ...call };
}

describe('what metadata and tags say', () => {
  it('has names without regard to capitals, hyphens and underscores', () => {
    expect(
      read({
        LOCALE: 'de-DE',
        max_speakers: '4',
        Candidatelocales: 'de-DE, en-US',
        'retention-days': '30',
        callid: 'c-1',
        StartedAt: '2026-03-02T09:00:00Z',
        leg: '2',
      }),
    ).toEqual({
      locale: 'de-DE',
      maxSpeakers: 4,
      candidateLocales: ['de-DE', 'en-US'],
      retentionDays: 30,
      callId: 'c-1',
      startedAt: '2026-03-02T09:00:00.000Z',
      leg: 2,
    });
  });

  it.each([
    'channel0:agent,channel1:customer',
    'channel0:agent channel1:customer',
    'channel0=agent;channel1=customer',
  ])('has roles as %s', (speakers) => {
    expect(read({ speakers })).toEqual({ speakers: { channel0: 'agent', channel1: 'customer' } });
  });

  it('has lists with commas, and without where tags have none', () => {
    expect(read({ candidateLocales: 'de-DE en-US', redact: 'card iban' })).toEqual({
      candidateLocales: ['de-DE', 'en-US'],
      redact: ['card', 'iban'],
    });
    expect(read({ phrases: 'Contoso; Tall Pine' })).toEqual({ phrases: ['Contoso', 'Tall Pine'] });
  });

  it('has custom fields by a prefix, and the set of fields for a summary', () => {
    expect(read({ field_order: '4711', summaryFields: 'collections' })).toEqual({
      fields: { order: '4711' },
      summary: { fields: 'collections' },
    });
  });

  it('has the service that is to transcribe, and what is preferred', () => {
    expect(read({ providers: 'azure-fast speechmatics', Urgent: 'TRUE', mode: 'fast' })).toEqual({
      providers: ['azure-fast', 'speechmatics'],
      urgent: true,
      mode: 'fast',
    });
    expect(read({ urgent: 'yes' })).toEqual(['urgent (in the blob metadata) is not true or false']);
    expect(read({ mode: 'quick' })).toEqual([
      'mode (in the blob metadata) is not one of batch, fast',
    ]);
  });

  it('passes over words that others use too: permissions, what a call cost, who carried it', () => {
    const others = { mode: '100644', cost: '12.50', code: '7', host: 'pbx-1', provider: 'carrier' };
    expect(read(others)).toBeUndefined();
  });

  it('passes over what other programs leave there, and what is blank', () => {
    const others = { mtime: '1', hdi_isfolder: 'true', source: 'pbx', length: '90', type: 'voice' };
    const telephony = { callerId: '+44', customerId: '7', agentId: '12', calldate: '2026-03-02' };
    expect(read({ ...others, ...telephony, agent: ' ' })).toBeUndefined();
  });

  it.each<[Record<string, string>, string]>([
    [
      { locales: 'de-DE' },
      'locales (in the blob metadata) is not a choice that there is; locale is',
    ],
    [{ language: 'de-DE' }, '; locale is'],
    [{ lcoale: 'de-DE' }, '; locale is'],
    [{ seperation: 'none' }, '; separation is'],
    [{ maxspeaker: '2' }, '; maxSpeakers is'],
    [{ maxSpeakers: 'two' }, 'maxSpeakers (in the blob metadata) is not a whole number'],
    [
      { speakers: 'agent' },
      'speakers (in the blob metadata) does not name roles by channel or speaker',
    ],
    [{ fields: 'a=b' }, 'give each field as field_NAME'],
    [{ summary: 'x' }, 'give summaryFields'],
    [{ locale: 'de-DE', Locale: 'en-US' }, 'Locale (in the blob metadata) is given twice'],
    [{ direction: 'in' }, 'direction (in the blob metadata) is not one of inbound, outbound'],
  ])('refuses %j', (pairs, expected) => {
    expect(read(pairs)).toEqual([expect.stringContaining(expected)]);
  });
});
