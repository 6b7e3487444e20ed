import { FakeAz, type Answer } from './support/fake-az';

const HELD = {
  id: '/s/1/locations/x/resourceGroups/rg-dev/deletedAccounts/speech-1',
  name: 'speech-1',
  location: 'swedencentral',
};
const ANSWERS: Answer[] = [
  { to: 'account show', stdout: { name: 'Sandbox', user: 'ada@example.com' } },
  { to: 'group exists --name rg-dev', stdout: 'true\n' },
  { to: 'resource list', stdout: [{ type: 'Microsoft.Web/sites', name: 'func-dev' }] },
  { to: 'cognitiveservices account list-deleted', stdout: [HELD] },
];
const WORDS = ['infra/scripts/teardown.mjs', '--name', 'dev', '--location', 'swedencentral'];

describe('teardown script', () => {
  let az: FakeAz;
  afterEach(() => az.remove());

  it('says what would be deleted, and deletes nothing without --yes', async () => {
    az = new FakeAz(ANSWERS);

    const { status, stdout } = await az.run(WORDS);

    expect(status).toBe(2);
    expect(stdout).toContain('Subscription "Sandbox", as ada@example.com.');
    expect(stdout).toContain('Microsoft.Web/sites func-dev');
    expect(stdout).toContain('purged: speech-1');
    expect(az.words().filter((words) => /delete |purge/.test(words))).toEqual([]);
  });

  it('deletes the group and purges what would hold its name', async () => {
    az = new FakeAz(ANSWERS);

    const { status } = await az.run([...WORDS, '--yes']);

    expect(status).toBe(0);
    expect(az.words().filter((words) => / delete |purge/.test(words))).toEqual([
      'group delete --name rg-dev --yes',
      'cognitiveservices account purge --name speech-1 --resource-group rg-dev --location swedencentral',
      'deployment sub delete --name callscribe-dev',
    ]);
  });

  it('purges what a group left that is gone already', async () => {
    az = new FakeAz([{ to: 'group exists', stdout: 'false' }, ...ANSWERS]);

    const { status } = await az.run([...WORDS, '--yes']);

    expect(status).toBe(0);
    expect(az.words('group delete')).toEqual([]);
    expect(az.words('cognitiveservices account purge')).toHaveLength(1);
  });
});
