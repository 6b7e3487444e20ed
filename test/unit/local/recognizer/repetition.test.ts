import { tokenThatLoops } from '../../../../local/recognizer/whisper/repetition';

const repeated = (cycle: readonly number[], times: number) =>
  Array.from({ length: times }, () => cycle).flat();

describe('tokenThatLoops', () => {
  it('lets people repeat a word', () => {
    expect(tokenThatLoops([9, ...repeated([1, 2], 4)])).toBeUndefined();
  });

  it('names the token that would carry on a word that never ends', () => {
    expect(tokenThatLoops([9, ...repeated([1, 2], 8)])).toBe(1);
  });

  it('lets nobody say the same sentence a fourth time', () => {
    const sentence = [4, 8, 15, 16, 23, 42];
    expect(tokenThatLoops([9, ...repeated(sentence, 2), 4])).toBeUndefined();
    expect(tokenThatLoops([9, ...repeated(sentence, 3)])).toBe(4);
  });

  it('sees a loop that began in the middle of its cycle', () => {
    expect(tokenThatLoops([23, 42, ...repeated([4, 8, 15, 16, 23, 42], 3)])).toBe(4);
  });

  it('finds nothing in ordinary text', () => {
    expect(tokenThatLoops(Array.from({ length: 200 }, (_, i) => i % 97))).toBeUndefined();
  });
});
