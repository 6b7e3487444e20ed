import { textOf } from './support/deployed';
import { FakeAz, type Answer } from './support/fake-az';

const ANSWERS: Answer[] = [
  { to: 'account show --query', stdout: { name: 'Sandbox', user: 'ada@example.com' } },
  { to: 'account show --output tsv --query id', stdout: 'sub-1\n' },
  { to: 'account show --output tsv --query tenantId', stdout: 'tenant-1\n' },
  { to: 'role definition list', stdout: '0\n' },
  {
    to: 'identity create --name id-callscribe-production',
    stdout: { clientId: 'client-1', principalId: 'principal-1' },
  },
  {
    to: 'identity create --name id-callscribe-what-if',
    stdout: { clientId: 'client-2', principalId: 'principal-2' },
  },
];

describe('script for GitHub', () => {
  let az: FakeAz;
  afterEach(() => az.remove());
  const run = (answers: readonly Answer[] = ANSWERS, repository = 'ada/callscribe') => {
    az = new FakeAz(answers);
    const words = ['--repository', repository, '--location', 'swedencentral'];
    return az.run(['infra/scripts/github-oidc.mjs', ...words]);
  };

  it('makes an identity for each environment of the one repository', async () => {
    const { status, stdout } = await run();

    expect(status).toBe(0);
    const trusted = az.words('identity federated-credential create');
    expect(trusted.map((words) => /--subject (\S+)/.exec(words)?.[1])).toEqual([
      'repo:ada/callscribe:environment:production',
      'repo:ada/callscribe:environment:what-if',
    ]);
    expect(stdout).toContain('production: AZURE_CLIENT_ID  client-1');
    expect(stdout).toContain('what-if: AZURE_CLIENT_ID  client-2');
  });

  it('lets the one that deploys give the roles of the templates, and no others', async () => {
    await run();

    const given = az.words('role assignment create');
    const ofDeployer = given.filter((words) => words.includes('principal-1'));
    expect(ofDeployer.map((words) => /--role (.+) --scope/.exec(words)?.[1])).toEqual([
      'Contributor',
      'Role Based Access Control Administrator',
    ]);
    const condition =
      /--condition (.+) --condition-version 2.0/.exec(ofDeployer[1] ?? '')?.[1] ?? '';
    const roles = new Set(condition.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));
    const known = textOf('infra', 'modules', 'names.bicep').match(/'[0-9a-f-]{36}'/g) ?? [];
    expect([...roles].sort()).toEqual(known.map((quoted) => quoted.slice(1, -1)).sort());
    expect(condition).toContain("ActionMatches{'Microsoft.Authorization/roleAssignments/write'}");
    expect(condition).toContain("ActionMatches{'Microsoft.Authorization/roleAssignments/delete'}");
    expect(condition.split('(').length).toBe(condition.split(')').length);
  });

  it('lets the one that compares read, and nothing else', async () => {
    await run();

    const [definition = ''] = az.words('role definition create');
    const { Actions, AssignableScopes } = JSON.parse(
      /--role-definition (\{.+\}) --output/.exec(definition)?.[1] ?? '{}',
    ) as Record<string, unknown>;
    expect(Actions).toEqual([
      '*/read',
      'Microsoft.Resources/deployments/whatIf/action',
      'Microsoft.Resources/deployments/validate/action',
    ]);
    expect(AssignableScopes).toEqual(['/subscriptions/sub-1']);
    const given = az
      .words('role assignment create')
      .filter((words) => words.includes('principal-2'));
    expect(given.map((words) => /--role (.+) --scope/.exec(words)?.[1])).toEqual([
      'Callscribe what-if',
    ]);
  });

  it('defines the role once, and waits until it is known', async () => {
    const unknown = { to: 'role assignment create', status: 1, times: 2 };
    const { status } = await run([
      unknown,
      { to: 'role definition list', stdout: '1' },
      ...ANSWERS,
    ]);

    expect(status).toBe(0);
    expect(az.words('role definition create')).toEqual([]);
    expect(az.words('role assignment create')).toHaveLength(5);
  });

  it('refuses what is no repository', async () => {
    const { status, stderr } = await run(ANSWERS, 'callscribe');

    expect(status).toBe(1);
    expect(stderr).toContain('--repository OWNER/NAME');
    expect(az.calls()).toEqual([]);
  });
});
