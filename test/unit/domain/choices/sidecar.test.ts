import {
  layerOfSidecar,
  looksLikeSidecar,
  sidecarsOf,
  withoutSidecars,
} from '../../../../shared/domain/choices';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('the side-cars of a recording', () => {
  it.each([
    ['call.wav', ['call.wav.json', 'call.json']],
    ['a.b/call.1.wav', ['a.b/call.1.wav.json', 'a.b/call.1.json']],
    ['a.b/call', ['a.b/call.json']],
    ['call.json', []],
  ])('%s: %j', (path, expected) => {
    expect(sidecarsOf(path)).toEqual(expected);
  });

  it('are left out where recordings are looked for, and no other documents are', () => {
    const paths = ['a.json', 'a.wav', 'b.json', 'c.mp3', 'c.mp3.json', 'd/a.json', 'e.txt.json'];
    const blobs = paths.map((path) => ({ path }));
    expect(withoutSidecars(blobs).map(({ path }) => path)).toEqual([
      'a.wav',
      'b.json',
      'c.mp3',
      'd/a.json',
      'e.txt.json',
    ]);
  });
});

describe('what a side-car says', () => {
  const problem = (content: Uint8Array | 'too_large') => {
    const read = layerOfSidecar('march/call.json', content);
    return 'problems' in read ? read.problems.map(({ text }) => text) : read.layer.choices;
  };

  it('is JSON, with or without a byte order mark', () => {
    expect(problem(bytes('{"locale":"de-DE"}'))).toEqual({ locale: 'de-DE' });
    expect(problem(bytes('\uFEFF{"locale":"de-DE"}'))).toEqual({ locale: 'de-DE' });
    expect(problem(bytes('{}'))).toEqual({});
  });

  it.each<[string, Uint8Array | 'too_large', string]>([
    ['cut off', bytes('{"locale":'), 'is not JSON in UTF-8'],
    ['empty', bytes(''), 'is not JSON in UTF-8'],
    ['in another encoding', Uint8Array.from([0x22, 0xfc, 0x22]), 'is not JSON in UTF-8'],
    ['large', 'too_large', 'is larger than 16 KB'],
    ['a list', bytes('[]'), 'is not a JSON object'],
  ])('is refused when it is %s', (_what, content, expected) => {
    expect(problem(content)).toEqual([`The document (in the side-car call.json) ${expected}`]);
  });
});

describe('a document that lies there alone', () => {
  it.each([
    ['{"locale":"de-DE"}', true],
    ['{"call":{"callId":"c-1"}}', true],
    ['{"locale":"de-DE","colour":"red"}', false],
    ['{"colour":"red"}', false],
    ['{}', false],
    ['[1]', false],
    ['null', false],
    ['RIFF', false],
  ])('%s is meant as a side-car: %s', (text, expected) => {
    expect(looksLikeSidecar(bytes(text))).toBe(expected);
  });
});
