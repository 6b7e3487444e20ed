import { groupWords } from '../../../../local/recognizer/whisper/group-words';

/** Tokens are indexes into pieces of UTF-8, as in Whisper's vocabulary. */
function group(pieces: readonly (string | Uint8Array)[], spaces = true) {
  const decode = (tokens: readonly number[]) =>
    Buffer.concat(tokens.map((token) => Buffer.from(pieces[token] ?? ''))).toString('utf8');
  return groupWords([...pieces.keys()], decode, spaces);
}

const texts = (pieces: readonly (string | Uint8Array)[], spaces = true) =>
  group(pieces, spaces).map(({ text }) => text);

describe('groupWords', () => {
  it('begins a word at a space and gives it the punctuation that follows', () => {
    expect(texts([' Good', ' mor', 'ning', ',', ' Steve', '.'])).toEqual([
      'Good',
      'morning,',
      'Steve.',
    ]);
  });

  it('keeps hyphens and apostrophes inside the word', () => {
    expect(texts([' real', '-', 'time', ' I', "'m"])).toEqual(['real-time', "I'm"]);
  });

  it('gives quotes and currency signs to the word after them', () => {
    expect(texts([' paid', ' $', '50', ' for', ' "', 'nothing', '"'])).toEqual([
      'paid',
      '$50',
      'for',
      '"nothing"',
    ]);
  });

  it('joins punctuation after a space, as French writes it', () => {
    expect(texts([' Ça', ' va', ' ?'])).toEqual(['Ça', 'va ?']);
  });

  it('leaves out a dash that stands alone', () => {
    expect(texts([' -', ' Hello', ' -', ' there'])).toEqual(['Hello', 'there']);
  });

  it('leaves out marks before the first word', () => {
    expect(texts(['...', ' Well'])).toEqual(['Well']);
  });

  it('puts characters together that are spread over several tokens', () => {
    const bytes = Buffer.from(' ü');
    expect(texts([bytes.subarray(0, 2), bytes.subarray(2), 'ber'])).toEqual(['über']);
  });

  it('takes every character as a word where there are no spaces', () => {
    const words = group(['今', '日', 'は', '。', '元'], false);

    expect(words.map(({ text }) => text)).toEqual(['今', '日', 'は。', '元']);
    expect(words.some(({ spaceBefore }) => spaceBefore)).toBe(false);
  });

  it('tells which tokens make up the word, and which of them are spoken', () => {
    expect(group([' a', ' b', 'c', '.'])[1]).toEqual({
      text: 'bc.',
      spaceBefore: true,
      from: 1,
      to: 4,
      spoken: [1, 2],
    });
  });
});
