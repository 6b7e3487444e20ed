import { existsSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { safeLoad } from 'js-yaml';
import { z } from 'zod';
import { PROJECT, textOf } from './support/deployed';

const step = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
});
const job = z.strictObject({
  uses: z.string().optional(),
  if: z.string().optional(),
  needs: z.string().optional(),
  environment: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  'runs-on': z.string().optional(),
  'timeout-minutes': z.number().optional(),
  steps: z.array(step).default([]),
});
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }),
  jobs: z.record(z.string(), job),
});

const read = (name: string) =>
  workflow.parse(safeLoad(textOf('.github', 'workflows', `${name}.yml`)));

describe('workflows', () => {
  const ci = read('ci');
  const deploy = read('deploy');

  it('check by the script that everybody runs', () => {
    expect(ci.jobs['check']?.steps.at(-1)?.run).toBe('.ci/run');
    expect(existsSync(join(PROJECT, '.ci', 'run'))).toBe(true);
    expect(deploy.jobs['check']?.uses).toBe('./.github/workflows/ci.yml');
    expect(ci.on).toHaveProperty('workflow_call');
  });

  it('deploy only what was checked, from main, in an environment that may want a review', () => {
    const { needs, environment, if: when } = deploy.jobs['deploy'] ?? {};

    expect({ needs, environment }).toEqual({ needs: 'check', environment: 'production' });
    expect(when).toContain("github.ref == 'refs/heads/main'");
    expect(when).toContain("github.event_name != 'pull_request'");
    expect(deploy.concurrency['cancel-in-progress']).toBe(false);
  });

  it.each(['what-if', 'deploy'])('sign in to Azure without a secret (%s)', (name) => {
    const { permissions, steps = [] } = deploy.jobs[name] ?? {};
    const login = steps.find(({ uses }) => uses?.startsWith('azure/login@'));

    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(Object.keys(login?.with ?? {})).toEqual(['client-id', 'tenant-id', 'subscription-id']);
    expect(JSON.stringify(deploy)).not.toContain('secrets.');
  });

  it('give no job more than reading, unless it signs in', () => {
    expect([ci.permissions, deploy.permissions]).toEqual([
      { contents: 'read' },
      { contents: 'read' },
    ]);
    const more = Object.entries({ ...ci.jobs, ...deploy.jobs }).filter(
      ([, one]) => one.permissions,
    );
    expect(more.map(([name]) => name).sort()).toEqual(['deploy', 'what-if']);
  });

  it('never put a value of somebody else into a command', () => {
    const commands = [...Object.values(ci.jobs), ...Object.values(deploy.jobs)].flatMap(
      ({ steps }) => steps.flatMap(({ run }) => run ?? []),
    );

    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });
});

describe('azure.yaml', () => {
  const hooks = z.record(
    z.string(),
    z.record(z.enum(['posix', 'windows']), z.looseObject({ run: z.string() })),
  );
  const azure = z
    .looseObject({
      services: z.object({
        app: z.looseObject({ host: z.string(), dist: z.string(), remoteBuild: z.boolean(), hooks }),
      }),
      hooks,
    })
    .parse(safeLoad(textOf('azure.yaml')));

  it('publishes what the package script makes, without a build in Azure', () => {
    expect(azure.services.app).toMatchObject({ host: 'function', remoteBuild: false });
    expect(azure.services.app.dist).toBe('.callscribe/deploy');
    // azd refuses a build of its own beside an ignore file that leaves node_modules to Azure.
    expect(textOf('.funcignore')).not.toMatch(/^\/?node_modules/m);
  });

  it('runs scripts that are there, the same on every system', () => {
    const all = [...Object.values(azure.services.app.hooks), ...Object.values(azure.hooks)];

    for (const { posix, windows } of all) {
      expect(windows?.run).toBe(posix?.run);
      const script = posix?.run.replace(/^node /, '') ?? '';
      expect(existsSync(join(PROJECT, script))).toBe(true);
    }
  });
});

describe('resource providers', () => {
  it('are registered before the deployment, every one that the templates name', () => {
    const registered = textOf('infra', 'scripts', 'lib', 'preflight.mjs').match(/Microsoft\.\w+/g);
    const named = globSync('infra/**/*.bicep', { cwd: PROJECT }).flatMap((file) =>
      [...textOf(file).matchAll(/^\s*resource \w+ '(Microsoft\.\w+)\//gm)].map(([, name]) => name),
    );

    expect(named.length).toBeGreaterThan(10);
    expect([...new Set(named)].filter((name) => !registered?.includes(name ?? ''))).toEqual([]);
  });
});
