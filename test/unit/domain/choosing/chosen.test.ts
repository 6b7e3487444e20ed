import { toChosen, type ProviderChoice } from '../../../../shared/domain/choosing';

const CHOICE: ProviderChoice = {
  provider: 'azure-fast',
  mode: 'fast',
  reasons: [
    { code: 'somebody_waits', text: 'Somebody waits for it.' },
    { code: 'phrase_hints', text: 'azure-speech takes no phrase hints.' },
    { code: 'price', text: 'It costs less.' },
    { code: 'first', text: 'It is the first.' },
  ],
  passedOver: [],
};

const beside = (bytes: number) => ({ choices: { fields: { note: 'x'.repeat(bytes - 33) } } });

describe('a choice on the ledger', () => {
  it('has the first three reasons as sentences', () => {
    expect(toChosen(CHOICE, 'fast')).toEqual({
      provider: 'azure-fast',
      mode: 'fast',
      reasons: ['Somebody waits for it.', 'azure-speech takes no phrase hints.', 'It costs less.'],
    });
  });

  it('has what happened before them, and who has refused it', () => {
    const more = { first: 'azure-speech refused it (speech_401).', refused: ['azure-speech'] };
    expect(toChosen(CHOICE, 'fast', more)).toMatchObject({
      reasons: [more.first, 'Somebody waits for it.', 'azure-speech takes no phrase hints.'],
      refused: ['azure-speech'],
    });
  });

  it.each([
    [800, ['Somebody waits for it.', 'azure-speech takes no phrase hints.', 'It costs less.']],
    [870, ['Somebody waits for it.', 'azure-speech takes no phrase hints.']],
    [910, ['Somebody waits for it.']],
    [930, ['somebody_waits']],
    [999, []],
  ])('beside choices of %i bytes has %j', (bytes, reasons) => {
    expect(toChosen(CHOICE, 'fast', beside(bytes)).reasons).toEqual(reasons);
  });

  it('cuts a sentence that is too long for it', () => {
    const [reason = ''] = toChosen(
      { ...CHOICE, reasons: [{ code: 'x', text: 'long '.repeat(99) }] },
      'fast',
    ).reasons;
    expect(Buffer.byteLength(reason)).toBeLessThan(120);
    expect(reason.endsWith('…')).toBe(true);
  });
});
