import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { z } from 'zod';
import { PROJECT, textOf } from './support/deployed';

const schema = z.object({
  inputs: z.record(
    z.string(),
    z.object({
      imports: z.array(z.object({ path: z.string(), external: z.boolean().optional() })),
    }),
  ),
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.number() })) }),
  ),
});

describe('the bundle', () => {
  const { inputs, outputs } = schema.parse(JSON.parse(textOf('dist', 'app.json')));
  const files = Object.values(outputs).flatMap((output) =>
    Object.entries(output.inputs).flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [path] : [],
    ),
  );

  it('leaves out the package of the worker, two that nobody asks for, and the tokenizer beside it', () => {
    const external = Object.values(inputs)
      .flatMap(({ imports }) => imports)
      .flatMap(({ path, external: isOut }) =>
        isOut && !isBuiltin(path) && path !== '<runtime>' ? [path] : [],
      );

    expect([...new Set(external)].sort()).toEqual([
      './tokenizer.js',
      '@azure/functions-core',
      'apache-arrow',
      'kerberos',
    ]);
  });

  it.each([
    '@azure/functions',
    '@azure/functions-extensions-base',
    'durable-functions',
    '@opentelemetry/api',
    '@azure/core-rest-pipeline',
    'openai',
    'zod',
  ])('has %s once, in one form', (name) => {
    const own = files.filter((path) => path.includes(`node_modules/${name}/`));
    const formOf = (path: string) => /\/(esm|commonjs|build\/src|cjs)\//.exec(path)?.[1] ?? '';

    expect(new Set(own.map((path) => path.slice(0, path.lastIndexOf(`${name}/`)))).size).toBe(1);
    expect([...new Set(own.map(formOf))]).toHaveLength(1);
  });

  it('has what the app uses of zod, not its messages in fifty languages', () => {
    expect(files.filter((path) => path.includes('zod/v4/locales/'))).toEqual([
      'node_modules/zod/v4/locales/en.js',
    ]);
  });

  it('has no character of two bytes, which would make V8 read all of it slower', () => {
    expect(/[^\0-\x7f]/.test(textOf('dist', 'app', 'main.js'))).toBe(false);
  });

  it('counts tokens by the file beside it', async () => {
    const { countTokens } = (await import(join(PROJECT, 'dist', 'app', 'tokenizer.js'))) as {
      countTokens: (text: string) => number;
    };

    expect(countTokens('hello world')).toBe(2);
  });

  it('knows nothing of a laptop', () => {
    expect(files.filter((path) => /^(local|bench|test)\//.test(path))).toEqual([]);
  });
});
