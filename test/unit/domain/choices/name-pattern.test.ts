import { layerOfName, parseNamePattern } from '../../../../shared/domain/choices';

const read = (pattern: string, path: string) => {
  const parsed = parseNamePattern(pattern);
  if (typeof parsed === 'string') throw new Error(parsed);
  const found = layerOfName(parsed, path);
  return 'layer' in found
    ? { call: found.layer.call, fields: found.layer.choices.fields }
    : found.unread;
};

const PATTERN = '{agent}_{queue}_{callId}_{startedAt:yyyyMMdd-HHmmss}';

describe('what a name tells of a call', () => {
  it('is taken by the pattern', () => {
    expect(read(PATTERN, 'march/Susan Miller_sales_c-17_20260302-090501.wav')).toEqual({
      call: {
        agent: 'Susan Miller',
        queue: 'sales',
        callId: 'c-17',
        startedAt: '2026-03-02T09:05:01.000Z',
      },
      fields: undefined,
    });
  });

  it.each([
    [
      '{startedAt:yyyy-MM-dd HH.mm@Europe/Berlin} {direction}',
      '2026-07-02 09.05 IN.mp3',
      { call: { startedAt: '2026-07-02T07:05:00.000Z', direction: 'inbound' }, fields: undefined },
    ],
    [
      '{startedAt:yyyyMMddHHmm@America/New_York}{leg}',
      '2026010209003.wav',
      { call: { startedAt: '2026-01-02T14:00:00.000Z', leg: 3 }, fields: undefined },
    ],
    [
      '{queue}/{_}/{callId}',
      'a/sales/2026/c-1.wav',
      { call: { queue: 'sales', callId: 'c-1' }, fields: undefined },
    ],
    ['{branch}-{callId}', 'Leeds-17.wav', { call: { callId: '17' }, fields: { branch: 'Leeds' } }],
  ])('%s: %s', (pattern, path, told) => {
    expect(read(pattern, path)).toEqual(told);
  });

  it.each([
    [PATTERN, 'call 17.wav', /nothing ends \{agent\}\. Nothing was taken from it\.$/],
    [
      PATTERN,
      'a_b_c_20260230-090501.wav',
      /"20260230-090501" is no time in the form of the pattern/,
    ],
    [PATTERN, 'a__c_20260302-090501.wav', /\{queue\} is empty/],
    [PATTERN, 'a_b_c_20260302-090501 copy.wav', /" copy" is left over/],
    [
      '{direction}-{callId}',
      'sideways-17.wav',
      /direction \(in the name of the recording\) is not one of/,
    ],
    ['{leg}-{callId}', 'x-17.wav', /leg .* is not a whole number/],
  ])('is nothing, and why, by %s of %s', (pattern, path, why) => {
    expect(read(pattern, path)).toMatch(why);
  });

  it.each([
    ['call.wav', 'has no part in braces, like {callId}'],
    ['{agent}{queue}', /has nothing between/],
    ['{agent}_{agent}', 'has {agent} twice'],
    ['{startedAt}', /without its form/],
    ['{startedAt:HHmm}', /has no yyyy/],
    ['{startedAt:yyyyMMddHHmm@Mars/One}', /"Mars\/One", which is not known/],
    ['{callId:000}', /only \{startedAt:…\} has one/],
    ['{call id}', /no name of letters/],
    ['{callId', 'has a brace without its other half'],
  ])('cannot be told by %s', (pattern, why) => {
    expect(parseNamePattern(pattern)).toEqual(
      typeof why === 'string' ? why : expect.stringMatching(why),
    );
  });
});
