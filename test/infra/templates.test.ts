import { join } from 'node:path';
import type { Decorator, Statement, TypedField, Value } from './support/bicep-syntax';
import { symbolsOf } from './support/bicep-symbols';
import { readTemplate } from './support/bicep-template';
import { deployMain, infra, PARAMETERS, templates, textOf } from './support/deployed';

/** As many lines as can be taken in at once. */
const MOST_LINES = 150;

/** Parameters, and the properties of types, which are parameters that go together. */
function inputs(statements: readonly Statement[]): { field: TypedField; optional: boolean }[] {
  return statements.flatMap((statement) => {
    if (statement.kind === 'param') {
      const optional = statement.default !== undefined || statement.type.kind === 'nullable';
      return [{ field: statement, optional }];
    }
    if (statement.kind !== 'type' || statement.type.kind !== 'fields') return [];
    return statement.type.fields.map((field) => ({
      field,
      optional: field.type.kind === 'nullable',
    }));
  });
}

function descriptionOf(decorators: readonly Decorator[]): string {
  const description = decorators.find(({ name }) => name === 'description')?.args[0];
  return description?.kind === 'literal' ? String(description.value) : '(not a text)';
}

describe.each(templates())('%s', (name) => {
  const statements = readTemplate(infra(name));

  it('says of every parameter whether it is required and what it is', () => {
    for (const { field, optional } of inputs(statements)) {
      const start = optional ? 'Optional. ' : 'Required. ';
      expect(`${field.name}: ${descriptionOf(field.decorators)}`).toMatch(
        new RegExp(`^${field.name}: ${start}[A-Z0-9].+\\.$`),
      );
    }
  });

  it('describes every output, every type and itself', () => {
    const described = statements.filter(({ kind }) => kind === 'output' || kind === 'type');

    for (const statement of described) {
      const { decorators } = statement as Value;
      expect(`${statement.name}: ${descriptionOf(decorators)}`).toMatch(/: [A-Z].+\.$/);
    }
    expect(statements.filter(({ kind }) => kind === 'metadata').map((one) => one.name)).toEqual([
      'name',
      'description',
    ]);
  });

  it('uses released API versions and no modules that have to be fetched', () => {
    for (const statement of statements) {
      if (statement.kind === 'module')
        expect(statement.target).toMatch(/^(\.\.\/)?[a-z-/]+\.bicep$/);
      if (statement.kind !== 'resource') continue;
      const [type, version] = statement.target.split('@');
      // Of diagnostic settings there is a preview only.
      if (type !== 'Microsoft.Insights/diagnosticSettings') {
        expect(version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });

  it('declares what it uses, and uses what it declares', () => {
    expect(symbolsOf(infra(name))).toEqual({ unused: [], undeclared: [] });
  });

  it('is short enough to be read at once', () => {
    const lines = textOf('infra', name).trimEnd().split('\n').length;

    expect(lines).toBeLessThanOrEqual(MOST_LINES);
  });
});

describe('main.bicep', () => {
  const { resources, outputs } = deployMain();

  it('uses every module that there is, by itself or by another', () => {
    const root = ['main.bicep', 'event-subscription.bicep'];
    const used = new Set(root);
    for (const name of used) {
      for (const statement of readTemplate(infra(name))) {
        if (statement.kind === 'module') used.add(join(name, '..', statement.target));
        if (statement.kind === 'import') used.add(join(name, '..', statement.from));
      }
    }

    expect([...used].sort()).toEqual(templates());
  });

  it('tags what azd looks for', () => {
    const [group] = resources;
    const app = resources.find(({ type }) => type === 'Microsoft.Web/sites');

    expect(group?.body['tags']).toEqual({ 'azd-env-name': 'test' });
    expect(app?.body['tags']).toEqual({ 'azd-env-name': 'test', 'azd-service-name': 'app' });
    expect(textOf('azure.yaml')).toMatch(/^services:\n {2}app:$/m);
  });

  it('hands the post-deploy script all that it asks for', () => {
    const script = textOf('infra', 'scripts', 'post-deploy.mjs');
    const asked = [...script.matchAll(/^ {2}'([A-Z_]+)',$/gm)].map(([, name]) => name);

    expect(asked).toHaveLength(6);
    expect(Object.keys(outputs)).toEqual(expect.arrayContaining(asked));
  });

  it.each([
    [{ environmentName: 'x'.repeat(65) }, 'is too large'],
    [{ nodeVersion: '20' }, 'is not allowed'],
    [{ scale: { maximumInstanceCount: 39 } }, 'is too small'],
    [{ scale: { instanceMemoryMB: 1024 } }, 'is not allowed'],
    [{ scale: { instances: 3 } }, 'has no instances'],
    [{ model: { sku: 'Batch' } }, 'is not allowed'],
    [{ retention: { recordingDays: -1 } }, 'is too small'],
    [{ existing: { openAi: { id: 'of an account' } } }, 'openAi.deployment is missing'],
    [{ encryptionKey: { vaultId: 'v', keyName: 'k', keyVersion: '1' } }, 'is too small'],
    [{ signIn: {} }, 'signIn.clientId is missing'],
    [{ durableStorage: 'Netherite' }, 'is not allowed'],
  ])('refuses %j', (parameters, why) => {
    expect(() => deployMain(parameters)).toThrow(why);
  });
});

describe('main.bicepparam', () => {
  const text = textOf('infra', 'main.bicepparam');
  const given = [...text.matchAll(/^param (\w+) =/gm)].map(([, name = '']) => name);

  it('gives parameters that exist, and all that are required', () => {
    const declared = readTemplate(infra('main.bicep')).filter(({ kind }) => kind === 'param');

    expect(declared.map(({ name }) => name)).toEqual(expect.arrayContaining(given));
    expect(given).toEqual(expect.arrayContaining(Object.keys(PARAMETERS)));
  });
});
