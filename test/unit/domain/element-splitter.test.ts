import { ElementSplitter } from '../../../shared/domain/element-splitter';
import { AZURE_RESULTS, textOf } from '../../support/azure-results/fixtures';

/** The elements and the rest, when the text arrives in chunks of that length. */
function split(text: string, length: number, name = 'list') {
  const elements: unknown[] = [];
  const splitter = new ElementSplitter(name, (element) => elements.push(JSON.parse(element)));
  for (let at = 0; at < text.length; at += length) splitter.push(text.slice(at, at + length));
  return { elements, rest: JSON.parse(splitter.remainder()) as unknown };
}

const LENGTHS = [1, 2, 3, 7, 64, 100_000];

describe('ElementSplitter', () => {
  it.each([
    ['nothing', '[]', []],
    ['blanks', '[ \n ]', []],
    ['one', '[1]', [1]],
    [
      'several kinds',
      '[1, "a" ,null,\ttrue , {"b":[{"c":2}]}, [3,[4]]\n]',
      [1, 'a', null, true, { b: [{ c: 2 }] }, [3, [4]]],
    ],
    [
      'marks within strings',
      String.raw`["a,b]}", "\"", "\\", "{[", "\\\","]`,
      ['a,b]}', '"', '\\', '{[', '\\",'],
    ],
    ['the name again', '[{"list":[9]},{"list":[]}]', [{ list: [9] }, { list: [] }]],
  ])('hands on the elements of a list with %s', (_what, list, expected) => {
    const text = `{"before":{"list":[0]},"a":"\\"list\\":[","list" : ${list},"after":[[1],{"list":[5]}]}`;
    for (const length of LENGTHS) {
      expect(split(text, length)).toEqual({
        elements: expected,
        rest: { before: { list: [0] }, a: '"list":[', list: [], after: [[1], { list: [5] }] },
      });
    }
  });

  it.each(AZURE_RESULTS)('finds in %s what JSON.parse finds', (name) => {
    const { recognizedPhrases, ...others } = JSON.parse(textOf(name)) as Record<string, unknown>;
    for (const length of LENGTHS) {
      expect(split(textOf(name), length, 'recognizedPhrases')).toEqual({
        elements: recognizedPhrases,
        rest: { ...others, recognizedPhrases: [] },
      });
    }
  });

  it.each(['{"list":[1,', '{"list":[1,2', '{"list":[{"a":', '{"list":["a', '{"list":[1]', '{"li'])(
    'leaves what is no JSON where the text is cut off: %s',
    (text) => {
      expect(() => split(text, 3)).toThrow(SyntaxError);
    },
  );

  it('does not take a missing element for none', () => {
    expect(() => split('{"list":[1,,2]}', 3)).toThrow(SyntaxError);
  });

  it.each(['null', '{"a":[1]}', '"[1]"', '7'])('leaves a field that is no list: %s', (value) => {
    expect(split(`{"list":${value},"b":[1]}`, 2)).toEqual({
      elements: [],
      rest: { list: JSON.parse(value) as unknown, b: [1] },
    });
  });
});
