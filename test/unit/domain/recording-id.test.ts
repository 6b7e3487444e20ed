import { recordingIdOf, versionOf } from '../../../shared/domain/recording-id';

const ODD_PATHS = [
  '',
  '.',
  '..',
  '.wav',
  '.hidden.wav',
  '@calls/@7.wav',
  '-- --.wav',
  'März/Rückruf Müller №5.wav',
  '通話/録音.wav',
  '😀.mp3',
  'a#b?c=d&e.wav',
  'back\\slash.wav',
  'per%20cent/100%.wav',
  'it\'s "quoted".wav',
  `${'very-'.repeat(200)}long.wav`,
  'no-extension',
  'dots.in.the.name.wav',
  'new\nline.wav',
  ' .wav',
];

/** Paths from a small generator with a fixed seed, so that a failure can be repeated. */
function generatedPaths(count: number): string[] {
  let seed = 20_260_302;
  const next = (below: number) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
  const letters = [...'abcXYZ019-_./ @#?%&+=\\"\'äßé漢😀'];
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + next(60) }, () => letters[next(letters.length)]).join(''),
  );
}

describe('recordingIdOf', () => {
  const paths = [...new Set([...ODD_PATHS, ...generatedPaths(3000)])];

  it('gives the same id for the same path every time', () => {
    expect(recordingIdOf('recordings', 'march/Billing call 7.wav')).toBe(
      'billing-call-7-84b44525e602d84c2bf6',
    );
    for (const path of paths) {
      expect(recordingIdOf('recordings', path)).toBe(recordingIdOf('recordings', path));
    }
  });

  it('fits as a document id, an instance id, a folder and a part of a URL, whatever the path', () => {
    for (const path of paths) {
      const id = recordingIdOf('recordings', path);
      expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,98}[a-z0-9]$/);
      expect(encodeURIComponent(id)).toBe(id);
      expect(id).not.toMatch(/--/);
    }
  });

  it('gives different ids for different paths', () => {
    const ids = new Set(paths.map((path) => recordingIdOf('recordings', path)));
    expect(ids.size).toBe(paths.length);
  });

  it('tells apart paths that differ in folder, case, extension or spelling of a letter only', () => {
    const alike = [
      'a/call.wav',
      'b/call.wav',
      'a/Call.wav',
      'a/call.mp3',
      'a/cáll.wav',
      'a/ca\u0301ll.wav',
    ];
    expect(new Set(alike.map((path) => recordingIdOf('recordings', path))).size).toBe(alike.length);
  });

  it('tells apart the same path in two containers', () => {
    expect(recordingIdOf('one', 'call.wav')).not.toBe(recordingIdOf('two', 'call.wav'));
  });

  it('shows the file name, and a letter where the name has nothing to show', () => {
    expect(recordingIdOf('recordings', 'x/Anruf Müller.wav')).toMatch(
      /^anruf-mu-ller-[0-9a-f]{20}$/,
    );
    expect(recordingIdOf('recordings', '録音.wav')).toMatch(/^r-[0-9a-f]{20}$/);
  });
});

describe('versionOf', () => {
  it.each(['"0x8DE1"', 'W/"0x8DE1"', '0x8DE1'])('reads %s as the same version', (etag) => {
    expect(versionOf(etag)).toBe('0x8DE1');
  });
});
