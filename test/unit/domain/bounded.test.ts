import { firstBytes, jsonBytes, withinBytes } from '../../../shared/domain/bounded';

const TEXTS = [
  'plain',
  'zwölf',
  '電話番号',
  '😀👍🏽',
  'a"b\\c',
  'tab\tline\n',
  '\u0001\u001f',
  '\ud83d!',
  '',
];

describe('firstBytes', () => {
  it.each(TEXTS)('counts as JSON does: %j', (text) => {
    const whole = jsonBytes(text) - 2;
    expect(firstBytes(text, whole)).toBe(text);
    for (let bytes = 0; bytes < whole; bytes += 1) {
      const cut = firstBytes(text, bytes);
      expect(text.startsWith(cut)).toBe(true);
      expect(jsonBytes(cut) - 2).toBeLessThanOrEqual(bytes);
      const next = [...text.slice(cut.length)][0] ?? '';
      expect(jsonBytes(cut + next) - 2).toBeGreaterThan(bytes);
    }
  });

  it('never halves a character', () => {
    expect(firstBytes('😀', 3)).toBe('');
  });
});

describe('withinBytes', () => {
  it('leaves what fits as it is', () => {
    const part = { list: [1, 2, 3], text: 'x'.repeat(5000) };
    expect(withinBytes(part, 6000)).toBe(part);
  });

  it('cuts long texts before it drops anything', () => {
    const part = { list: [1, 2, 3], inner: { text: 'x'.repeat(50_000) } };
    const fitting = withinBytes(part, 6000);
    expect(fitting?.list).toEqual([1, 2, 3]);
    expect(fitting?.inner.text).toBe('x'.repeat(4000));
  });

  it('halves the longest list, keeping its first', () => {
    const part = { short: [1, 2], long: Array.from({ length: 1000 }, (_, index) => index) };
    const fitting = withinBytes(part, 1200);
    expect(fitting?.short).toEqual([1, 2]);
    expect(fitting?.long).toEqual(part.long.slice(0, 250));
  });

  it('halves a list that is the whole part', () => {
    const list = Array.from({ length: 1000 }, () => 'x');
    expect(withinBytes(list, 1100)?.length).toBe(250);
  });

  it('gives up on what has no list to shorten', () => {
    const part = Object.fromEntries(
      Array.from({ length: 100 }, (_, i) => [`k${i}`, 'x'.repeat(90)]),
    );
    expect(withinBytes(part, 1000)).toBeUndefined();
  });
});
