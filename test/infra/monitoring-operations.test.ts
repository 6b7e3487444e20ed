import { deploy, type Deployed } from './support/bicep-deployment';
import { infra, ofType, properties, textOf } from './support/deployed';

const WATCHED = {
  recordingsStorage: 'strec1',
  topic: 'evgt-1',
  functionApp: 'func-1',
  aiServices: ['speech-1', 'openai-1'],
  cosmos: 'cosmos-1',
  scheduler: 'dts-1',
};
const EMAILS = ['a@example.com'];

function operations(more: Readonly<Record<string, unknown>> = {}): readonly Deployed[] {
  return deploy(infra('modules', 'monitoring', 'operations.bicep'), {
    applicationInsightsName: 'appi-1',
    workspaceId: 'workspace',
    location: 'swedencentral',
    tags: {},
    watched: WATCHED,
    ...more,
  }).resources;
}

/** Categories that are logged, by the resource that they are of. */
function logsOf(resources: readonly Deployed[]): Record<string, unknown[]> {
  const settings = ofType(resources, 'Microsoft.Insights/diagnosticSettings');
  return Object.fromEntries(
    settings.map((setting) => {
      const logs = properties(setting)['logs'] as { category?: string; categoryGroup?: string }[];
      const [of = ''] = String(setting.body['scope']).split('/').slice(-2);
      return [
        `${of}/${String(setting.body['scope']).split('/').at(-1)}`,
        logs.map(({ category, categoryGroup }) => category ?? categoryGroup),
      ];
    }),
  );
}

describe('logs of the resources', () => {
  it('are few by default: what changes, what fails, what uses a key', () => {
    expect(logsOf(operations())).toEqual({
      'blobServices/default': ['StorageDelete', 'StorageWrite'],
      'queueServices/default': ['StorageDelete'],
      'systemTopics/evgt-1': ['DeliveryFailures'],
      'accounts/speech-1': ['Audit'],
      'accounts/openai-1': ['Audit'],
      'databaseAccounts/cosmos-1': ['ControlPlaneRequests'],
      'schedulers/dts-1': ['allLogs'],
    });
  });

  it('are every access when that is asked for', () => {
    expect(logsOf(operations({ logEveryAccess: true }))).toMatchObject({
      'blobServices/default': ['StorageDelete', 'StorageWrite', 'StorageRead'],
      'sites/func-1': ['FunctionAppLogs'],
      'accounts/openai-1': ['Audit', 'RequestResponse'],
      'databaseAccounts/cosmos-1': ['ControlPlaneRequests', 'DataPlaneRequests'],
    });
  });

  it('leave out what was brought along', () => {
    const { cosmos: _cosmos, scheduler: _scheduler, ...rest } = WATCHED;
    const logged = Object.keys(logsOf(operations({ watched: { ...rest, aiServices: [] } })));

    expect(logged.join()).not.toMatch(/databaseAccounts|schedulers|accounts\//);
  });

  it('go to the workspace, and metrics do not: those are kept at no charge anyway', () => {
    for (const setting of ofType(operations(), 'Microsoft.Insights/diagnosticSettings')) {
      expect(properties(setting)).toMatchObject({ workspaceId: 'workspace' });
      expect(properties(setting)).not.toHaveProperty('metrics');
    }
  });

  it('are the ones that docs/monitoring.md lists', () => {
    const page = textOf('docs', 'monitoring.md');
    const categories = Object.values(logsOf(operations({ logEveryAccess: true }))).flat();

    for (const category of categories) {
      if (category !== 'allLogs') expect(page).toContain(`\`${String(category)}\``);
    }
  });
});

describe('what is charged while nothing goes on', () => {
  const CHARGED = 'Microsoft.Insights/scheduledQueryRules';

  it('is nothing by default', () => {
    const types = new Set(operations().map(({ type }) => type));

    expect([...types].sort()).toEqual([
      'Microsoft.Insights/diagnosticSettings',
      'Microsoft.Insights/workbooks',
    ]);
  });

  it('is six rules when somebody is to be told, as docs/monitoring.md says', () => {
    const resources = operations({ alertEmails: EMAILS });

    expect(ofType(resources, CHARGED)).toHaveLength(6);
    expect(textOf('docs', 'monitoring.md')).toContain('six rules every 15 minutes | 3.00 |');
  });

  it('is no more with a budget', () => {
    const more = { budgetAmount: 100, budgetStartMonth: '2026-12', budgetEmails: EMAILS };
    const types = operations(more).map(({ type }) => type);

    expect(types).toContain('Microsoft.Consumption/budgets');
    expect(types).not.toContain(CHARGED);
  });
});
