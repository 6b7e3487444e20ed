import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FakeAz, type Answer } from './support/fake-az';

const OUTPUTS = {
  // Resource Manager spells them as it likes.
  azurE_RESOURCE_GROUP: 'rg-dev',
  azurE_FUNCTION_APP_NAME: 'func-dev',
  evenT_GRID_TOPIC_NAME: 'topic-dev',
  recordingS_STORAGE_ACCOUNT: 'strecdev',
  recordingS_CONTAINER: 'recordings',
  deaD_LETTERS_CONTAINER: 'dead-letters',
};

const SIGNED_IN: Answer[] = [
  { to: 'account show', stdout: { name: 'Sandbox', user: 'ada@example.com' } },
  { to: 'functionapp list-flexconsumption-locations', stdout: [{ name: 'Sweden Central' }] },
  { to: 'cognitiveservices account list-deleted', stdout: [] },
];
const REST: Answer[] = [
  { to: 'provider list', stdout: ['Microsoft.Storage', 'microsoft.web'] },
  { to: 'ad signed-in-user show', stdout: 'ada-id\n' },
  {
    to: 'deployment sub create',
    stdout: Object.fromEntries(
      Object.entries(OUTPUTS).map(([name, value]) => [name, { type: 'String', value }]),
    ),
  },
  { to: 'functionapp keys list --resource-group rg-dev --name func-dev', stdout: 'true' },
  { to: 'functionapp keys list', stdout: 'the-app-key\n' },
  { to: 'functionapp show', stdout: 'func-dev.azurewebsites.net\n' },
];

describe('deploy script', () => {
  let az: FakeAz;
  afterEach(() => az.remove());

  const deploy = (answers: readonly Answer[], more: string[] = [], environment = {}) => {
    az = new FakeAz(answers);
    const words = ['--name', 'dev', '--location', 'swedencentral', '--no-build', ...more];
    return az.run(['infra/scripts/deploy.mjs', ...words], environment);
  };

  /** Where the app is, to the script: answers each question with the next of these. */
  async function withApp<T>(
    answers: readonly (readonly [status: number, body: unknown])[],
    run: (url: string, seen: { path: string; key: unknown }[]) => Promise<T>,
  ): Promise<T> {
    const seen: { path: string; key: unknown }[] = [];
    const server = createServer((request, response) => {
      const [status, body] = answers[Math.min(seen.length, answers.length - 1)] ?? [500, ''];
      seen.push({ path: request.url ?? '', key: request.headers['x-functions-key'] });
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      return await run(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  }

  it('makes the resources, publishes the package, subscribes to events, and looks at the app', async () => {
    await withApp(
      [
        [503, { healthy: false }],
        [200, {}],
      ],
      async (url, seen) => {
        const { status, stdout, stderr } = await deploy([...SIGNED_IN, ...REST], [], {
          CALLSCRIBE_APP_URL: url,
        });

        expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
        expect(az.words().map((words) => words.split(' ').slice(0, 3).join(' '))).toEqual([
          'account show --query',
          'functionapp list-flexconsumption-locations --output',
          'cognitiveservices account list-deleted',
          'provider list --query',
          ...Array<string>(13).fill('provider register --namespace'),
          'ad signed-in-user show',
          'deployment sub create',
          'functionapp deployment source',
          'functionapp keys list',
          'deployment group create',
          'functionapp show --query',
          'functionapp keys list',
        ]);
        expect(seen).toEqual([
          { path: '/api/health', key: 'the-app-key' },
          { path: '/api/health', key: 'the-app-key' },
        ]);
        expect(stdout).toContain('Done. Drop recordings into recordings of strecdev.');
        expect(stdout).not.toContain('the-app-key');
      },
    );
  });

  it.each([
    [401, 'wants its callers to sign in'],
    [403, 'answers nobody from here'],
  ])('does not wait for an app that answers %i', async (code, words) => {
    await withApp([[code, '']], async (url, seen) => {
      const { status, stdout } = await deploy([...SIGNED_IN, ...REST], ['--verify'], {
        CALLSCRIBE_APP_URL: url,
      });

      expect(status).toBe(0);
      expect(stdout).toContain(words);
      expect(seen).toHaveLength(1);
      expect(az.words('storage')).toEqual([]);
    });
  });

  it('hands over name, region and the operator, to a Bicep file of parameters as to one of JSON', async () => {
    await deploy([...SIGNED_IN, ...REST], ['--no-check', '--parameters', 'mine.json']);

    const [create] = az.calls().filter(({ words }) => words.startsWith('deployment sub create'));
    expect(create?.words).toMatch(/--name callscribe-dev --location swedencentral /);
    expect(create?.words).toMatch(
      / --template-file infra\/main.bicep --parameters \S+\/mine.json /,
    );
    expect(create?.words).toMatch(/ --parameters environmentName=dev location=swedencentral /);
    expect(create?.environment).toEqual({
      AZURE_ENV_NAME: 'dev',
      AZURE_LOCATION: 'swedencentral',
      AZURE_PRINCIPAL_ID: 'ada-id',
    });
  });

  it('publishes the zip without a build in Azure, again while the roles are on their way', async () => {
    const refused = { to: 'functionapp deployment', status: 1, stderr: 'Forbidden', times: 2 };

    const { status, stdout } = await deploy([...SIGNED_IN, refused, ...REST], ['--no-check']);

    expect(status).toBe(0);
    const published = az.words('functionapp deployment source config-zip');
    expect(published).toHaveLength(3);
    expect(published[0]).toMatch(/ --name func-dev --src .callscribe\/deploy.zip$/);
    expect(published[0]).not.toContain('build-remote');
    expect(stdout).toContain('Forbidden');
  });

  it('only compares with --what-if', async () => {
    const { status, stdout } = await deploy(
      [...SIGNED_IN, { to: 'deployment sub what-if', stdout: '+ Create' }],
      ['--what-if'],
    );

    expect(status).toBe(0);
    expect(stdout).toContain('+ Create');
    expect(az.words('deployment').map((words) => words.split(' ')[2])).toEqual(['what-if']);
    expect(az.words('provider')).toEqual([]);
  });

  it.each([
    [
      'who is signed in',
      [{ to: 'account show', status: 1, stderr: "Please run 'az login'" }],
      'Sign in: az login',
    ],
    [
      'a region without Flex Consumption',
      [
        { to: 'functionapp list-flex', stdout: [{ name: 'eastus' }, { name: 'northeurope' }] },
        ...SIGNED_IN,
      ],
      'swedencentral has no Flex Consumption. It is in: eastus, northeurope.',
    ],
    [
      'names that deleted resources hold',
      [
        {
          to: 'cognitiveservices account list-deleted',
          stdout: [
            {
              id: '/s/1/locations/x/resourceGroups/rg-dev/deletedAccounts/speech-1',
              name: 'speech-1',
            },
            { id: '/s/1/locations/x/resourceGroups/rg-dev2/deletedAccounts/no', name: 'no' },
          ],
        },
        ...SIGNED_IN,
      ],
      'speech-1 were deleted and still hold their names. Purge them: node infra/scripts/teardown.mjs',
    ],
    [
      'a role that is missing',
      [
        ...SIGNED_IN,
        {
          to: 'deployment sub create',
          status: 1,
          stderr:
            "(AuthorizationFailed) no authorization to perform action 'Microsoft.Authorization/roleAssignments/write'",
        },
        ...REST,
      ],
      'have the role Role Based Access Control Administrator',
    ],
    [
      'a name that is taken',
      [
        ...SIGNED_IN,
        { to: 'deployment sub create', status: 1, stderr: '(StorageAccountAlreadyTaken) taken.' },
        ...REST,
      ],
      'deploy under another --name',
    ],
  ] satisfies [string, Answer[], string][])(
    'says what to do about %s',
    async (_, answers, advice) => {
      const { status, stderr } = await deploy(answers);

      expect(status).toBe(1);
      expect(stderr).toContain(advice);
      expect(az.words('functionapp deployment')).toEqual([]);
    },
  );

  it('says where to get the Azure CLI when there is none', async () => {
    az = new FakeAz([]);
    const words = ['infra/scripts/deploy.mjs', '--name', 'dev', '--location', 'x'];

    const { status, stderr } = await az.run(words, { PATH: '/nowhere' });

    expect(status).toBe(1);
    expect(stderr).toContain('Install it: https://aka.ms/azure-cli');
  });

  it.each([[[]], [['--name', 'dev']], [['--name', 'a b', '--location', 'x']], [['--nonsense']]])(
    'wants a name and a region, not %j',
    async (words) => {
      az = new FakeAz([]);

      const { status, stderr } = await az.run(['infra/scripts/deploy.mjs', ...words]);

      expect(status).toBe(1);
      expect(stderr).toMatch(/Use: node infra|--name takes/);
      expect(az.calls()).toEqual([]);
    },
  );

  it('drops a sample with --verify and waits for its end', async () => {
    const listed = (status: string) => (path: string) => ({
      recordings: [{ id: 'r-1', path, status, reason: { message: 'The key was refused.' } }],
    });
    const name = () =>
      /--name (verification\/\S+)/.exec(az.words('storage blob upload')[0] ?? '')?.[1] ?? '';
    let asked = 0;
    const server = createServer((request, response) => {
      const isHealth = request.url === '/api/health';
      const status = asked > 1 ? 'failed' : 'transcribing';
      if (!isHealth) asked += 1;
      response.end(JSON.stringify(isHealth ? {} : listed(status)(name())));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

    const { status, stdout, stderr } = await deploy([...SIGNED_IN, ...REST], ['--verify'], {
      CALLSCRIBE_APP_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    });
    await new Promise((resolve) => server.close(resolve));

    expect(stdout).toContain('Waiting for its end (1 of 120): transcribing …');
    expect(stderr).toContain('The recording ended as failed: The key was refused.');
    expect(status).toBe(1);
  });
});
