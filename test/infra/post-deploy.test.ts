import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { readTemplate } from './support/bicep-template';
import { infra } from './support/deployed';
import { runScript } from './support/run-script';

const OUTPUTS = {
  AZURE_RESOURCE_GROUP: 'rg-test',
  AZURE_FUNCTION_APP_NAME: 'func-test',
  EVENT_GRID_TOPIC_NAME: 'topic-test',
  RECORDINGS_STORAGE_ACCOUNT: 'strectest',
  RECORDINGS_CONTAINER: 'recordings',
  DEAD_LETTERS_CONTAINER: 'dead-letters',
};

describe('post-deploy script', () => {
  let folder: string;
  const calls = () => readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'post-deploy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** An az that writes down its words, and answers by a line of shell per command. */
  function run(answers: { keys: string; deployment: string }, environment: object = OUTPUTS) {
    const az = `#!/bin/sh
cd ${folder}
echo "$*" >> calls
case "$1" in
  functionapp) ${answers.keys} ;;
  deployment) ${answers.deployment} ;;
esac
`;
    writeFileSync(join(folder, 'az'), az);
    chmodSync(join(folder, 'az'), 0o755);
    return runScript(['infra/scripts/post-deploy.mjs'], {
      PATH: [folder, process.env['PATH']].join(delimiter),
      POST_DEPLOY_WAIT_SECONDS: '0',
      ...environment,
    });
  }

  it('subscribes the app by the template, with the outputs of the first stage', async () => {
    const { status } = await run({ keys: 'echo true', deployment: 'exit 0' });

    expect(status).toBe(0);
    const [, deployment = ''] = calls();
    const given = [...deployment.matchAll(/ (\w+)=(\S+)/g)].map(([, name, value]) => [name, value]);
    expect(deployment).toMatch(/^deployment group create --resource-group rg-test /);
    expect(given).toEqual([
      ['functionAppName', 'func-test'],
      ['topicName', 'topic-test'],
      ['storageAccountName', 'strectest'],
      ['recordingsContainer', 'recordings'],
      ['deadLettersContainer', 'dead-letters'],
    ]);
    const required = readTemplate(infra('event-subscription.bicep')).filter(
      (statement) => statement.kind === 'param' && !statement.default,
    );
    expect(given.map(([name]) => name)).toEqual(required.map(({ name }) => name));
    expect(existsSync(infra('event-subscription.bicep'))).toBe(true);
  });

  it('waits until the app has the key of the blob extension', async () => {
    const keys = 'if [ "$(wc -l < calls)" -lt 3 ]; then echo false; else echo true; fi';

    const { status, stdout } = await run({ keys, deployment: 'exit 0' });

    expect(status).toBe(0);
    expect(calls()).toHaveLength(4);
    expect(stdout).toContain('Waiting until the blob extension of the app has its key (2 of 40)');
  });

  it('asks whether the key is there, never for the key', async () => {
    await run({ keys: 'echo true', deployment: 'exit 0' });

    expect(calls()[0]).toContain("--query contains(keys(systemKeys),'blobs_extension')");
  });

  it('tries again while the app does not answer the handshake, and says what Azure says', async () => {
    const deployment = `if [ -f refused ]; then exit 0; else touch refused; echo "handshake failed" >&2; exit 1; fi`;

    const { status, stdout } = await run({ keys: 'echo true', deployment });

    expect(status).toBe(0);
    expect(stdout).toContain('handshake failed');
  });

  it('gives up in the end and says where to look', async () => {
    const { status, stderr } = await run({ keys: 'exit 1', deployment: 'exit 0' });

    expect(status).toBe(1);
    expect(calls()).toHaveLength(40);
    expect(stderr).toContain("Look at the app's log stream");
  });

  it('names every output that is missing', async () => {
    const { AZURE_RESOURCE_GROUP } = OUTPUTS;

    const { status, stderr } = await run(
      { keys: 'echo true', deployment: 'exit 0' },
      { AZURE_RESOURCE_GROUP },
    );

    expect(status).toBe(1);
    expect(stderr).toContain('Set AZURE_FUNCTION_APP_NAME, EVENT_GRID_TOPIC_NAME,');
  });
});
