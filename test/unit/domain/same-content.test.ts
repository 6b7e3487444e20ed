import { contentKey, twinsAmong, type Look } from '../../../shared/domain/same-content';

const look = (id: string, landedAt: string, more: Partial<Look> = {}): Look => ({
  id,
  version: `v-${id}`,
  landedAt,
  ...more,
});

describe('contentKey', () => {
  const first = Buffer.from('first');
  const last = Buffer.from('last');

  it('is the same for the same audio, and short', () => {
    expect(contentKey(9, first, last)).toBe(contentKey(9, Buffer.from('first'), last));
    expect(contentKey(9, first, last)).toMatch(/^[\w-]{22}$/);
  });

  it('is another for another size, beginning or end', () => {
    const keys = [
      contentKey(9, first, last),
      contentKey(10, first, last),
      contentKey(9, last, last),
      contentKey(9, first, first),
    ];
    expect(new Set(keys).size).toBe(4);
  });
});

describe('twinsAmong', () => {
  it('finds none where there is one', () => {
    expect(twinsAmong([look('a', '1')])).toEqual([]);
    expect(twinsAmong([])).toEqual([]);
  });

  it('names the first of them to all that came later', () => {
    expect(twinsAmong([look('c', '3'), look('a', '1'), look('b', '2')])).toEqual([
      { id: 'b', version: 'v-b', sameAs: 'a', by: 'size-and-ends' },
      { id: 'c', version: 'v-c', sameAs: 'a', by: 'size-and-ends' },
    ]);
  });

  it('agrees on one of two that landed at the same moment', () => {
    const [one, other] = [look('a', '1'), look('b', '1')];
    expect(twinsAmong([one, other])).toEqual(twinsAmong([other, one]));
  });

  it('is sure where both have a Content-MD5, of either answer', () => {
    const first = look('a', '1', { contentMd5: 'x' });
    expect(twinsAmong([first, look('b', '2', { contentMd5: 'x' })])).toMatchObject([
      { sameAs: 'a', by: 'content-md5' },
    ]);
    expect(twinsAmong([first, look('b', '2', { contentMd5: 'y' })])).toEqual([]);
    expect(twinsAmong([first, look('b', '2')])).toMatchObject([{ by: 'size-and-ends' }]);
  });

  it('does not say again what is said', () => {
    expect(twinsAmong([look('a', '1'), look('b', '2', { sameAs: 'a' })])).toEqual([]);
    expect(twinsAmong([look('a', '1'), look('b', '2', { sameAs: 'c' })])).toEqual([]);
  });

  it('never lets two name each other', () => {
    // The older of them has landed anew since.
    expect(twinsAmong([look('b', '2', { sameAs: 'a' }), look('a', '3')])).toEqual([]);
  });
});
