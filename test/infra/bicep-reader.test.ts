import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy } from './support/bicep-deployment';
import { symbolsOf } from './support/bicep-symbols';

describe('the reader of templates', () => {
  let folder: string;
  let written = 0;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'templates-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function write(name: string, text: string): string {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  }
  const valueOf = (expression: string, before = '') =>
    deploy(
      write(`main-${(written += 1)}.bicep`, `${before}\noutput it string = ${expression}\n`),
      {},
    ).outputs['it'];

  it.each([
    ['1 + 2 * 3', 7],
    ["true || false && false ? 'yes' : 'no'", 'yes'],
    ['null ?? 1 > 2', false],
    ["!empty('') == false", true],
    ["'a${1 + 1}b'", 'a2b'],
    ["{ a: [1, 2] }.?b.c ?? 'nothing'", 'nothing'],
    ["[for (x, i) in ['a', 'b']: '${x}${i}']", ['a0', 'b1']],
    ['union({ a: { b: 1 } }, { a: { c: 2 } })', { a: { b: 1, c: 2 } }],
    ["cidrSubnet('10.0.1.0/24', 26, 3)", '10.0.1.192/26'],
    [
      "resourceId('s', 'g', 'P.Q/a/b', 'x', 'y')",
      '/subscriptions/s/resourceGroups/g/providers/P.Q/a/x/b/y',
    ],
  ])('works out %s', (expression, value) => {
    expect(valueOf(expression)).toEqual(value);
  });

  it('hands over what modules and other files hold, and nothing of a module that is left out', () => {
    write(
      'names.bicep',
      "@export()\nvar region = 'north'\n@export()\ntype size = 'small' | 'large'\n",
    );
    write(
      'part.bicep',
      "import { size } from 'names.bicep'\nparam is size\noutput was string = is\n",
    );
    const parts = `
import { region } from 'names.bicep'
module one 'part.bicep' = { params: { is: 'small' } }
module other 'part.bicep' = if (region == 'south') { params: { is: 'large' } }`;

    expect(valueOf("'${one.outputs.was} ${other.?outputs.was ?? 'none'}'", parts)).toBe(
      'small none',
    );
    expect(() => valueOf('other.outputs.was', parts)).toThrow('There is no "outputs"');
    expect(() => valueOf('one.outputs.was', parts.replace("'small'", "'huge'"))).toThrow(
      'is not allowed',
    );
  });

  it('knows what is not used, and what is not there', () => {
    const file = write(
      'one.bicep',
      'param unused string\nvar used = missing\noutput it string = used\n',
    );

    expect(symbolsOf(file)).toEqual({
      unused: [expect.stringMatching(/: unused$/)],
      undeclared: [expect.stringMatching(/: missing$/)],
    });
  });

  it.each([
    ['func f() int => 1', 'is no statement that is read here'],
    ["output it string = unheardOf('x')", 'unheardOf is unknown here'],
    ['output it string = missing', '"missing" is not declared'],
    ["output it string = 'no end", 'a string does not end'],
  ])('refuses %s', (text, why) => {
    expect(() => deploy(write('one.bicep', `${text}\n`), {})).toThrow(why);
  });
});
