import { readdirSync } from 'node:fs';
import type { Value } from './support/bicep-syntax';
import { readTemplate } from './support/bicep-template';
import { deployEventSubscription, deployMain, infra, PARAMETERS, textOf } from './support/deployed';

const modules = readdirSync(infra('modules')).map((name) => infra('modules', name));
const templates = [infra('main.bicep'), infra('event-subscription.bicep'), ...modules];

describe.each(templates)('%s', (file) => {
  const statements = readTemplate(file);

  it('says of every parameter whether it is required and what it is', () => {
    const parameters = statements.filter((statement) => statement.kind === 'param');

    for (const { name, decorators, default: otherwise } of parameters) {
      const description = decorators.find((decorator) => decorator.name === 'description')?.args[0];
      const text = description?.kind === 'literal' ? String(description.value) : '(not a text)';
      const start = otherwise ? 'Optional. ' : 'Required. ';
      expect(`${name}: ${text}`).toMatch(new RegExp(`^${name}: ${start}[A-Z0-9].+\\.$`));
    }
  });

  it('describes every output', () => {
    const outputs = statements.filter((one): one is Value => one.kind === 'output');

    for (const { name, decorators } of outputs) {
      expect([name, ...decorators.map((decorator) => decorator.name)]).toContain('description');
    }
  });

  it('uses released API versions and no modules that have to be fetched', () => {
    for (const statement of statements) {
      if (statement.kind === 'module')
        expect(statement.target).toMatch(/^modules\/[a-z-]+\.bicep$/);
      if (statement.kind === 'resource') expect(statement.target).toMatch(/@\d{4}-\d{2}-\d{2}$/);
    }
  });
});

describe('main.bicep', () => {
  const { resources, outputs, unused } = deployMain();

  it('has no parameter and no variable that nothing uses', () => {
    expect(unused).toEqual([]);
    expect(deployEventSubscription().unused).toEqual([]);
  });

  it('gives the same names every time, so that deploying again changes nothing', () => {
    const names = (more = {}) => deployMain(more).resources.map(({ type, name }) => [type, name]);

    expect(names()).toEqual(names());
    expect(textOf('infra', 'main.bicep')).not.toMatch(/utcNow|newGuid/);
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

  it('refuses parameters out of bounds', () => {
    expect(() => deployMain({ maximumInstanceCount: 39 })).toThrow('is too small');
    expect(() => deployMain({ nodeVersion: '20' })).toThrow('is not allowed');
    expect(() => deployMain({ environmentName: 'x'.repeat(65) })).toThrow('is too large');
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

  it('has the defaults of the template', () => {
    for (const [, name, otherwise] of text.matchAll(/^param (\w+) = .*, '(.+)'\)/gm)) {
      const declared = textOf('infra', 'main.bicep');
      if (name === 'environmentName' || name === 'location') continue;
      expect(declared).toMatch(new RegExp(`param ${name} (string|int) = '?${otherwise}'?\n`));
    }
  });
});
