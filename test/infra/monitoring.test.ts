import { deploy } from './support/bicep-deployment';
import { infra, ofType, properties, textOf } from './support/deployed';
import { ALERT_QUERIES } from './support/queries';

const template = (name: string) => infra('modules', 'monitoring', `${name}.bicep`);
const COMMON = { applicationInsightsName: 'appi-1', location: 'swedencentral', tags: {} };

describe('the place for telemetry', () => {
  const REQUIRED = { ...COMMON, workspaceName: 'log-1', retentionInDays: 90 };
  const deployed = (more = {}) => deploy(template('main'), { ...REQUIRED, ...more });

  it('takes no keys, and has a fuse against a flood', () => {
    const { resources } = deployed();
    const [workspace] = ofType(resources, 'Microsoft.OperationalInsights/workspaces');
    const [component] = ofType(resources, 'Microsoft.Insights/components');

    expect(properties(workspace)).toMatchObject({
      retentionInDays: 90,
      workspaceCapping: { dailyQuotaGb: 2 },
      features: { disableLocalAuth: true },
    });
    expect(properties(component)).toMatchObject({
      DisableLocalAuth: true,
      SamplingPercentage: 100,
      WorkspaceResourceId: expect.stringContaining('log-1') as string,
    });
  });

  it('has no fuse where none is wanted', () => {
    const [workspace] = deployed({ dailyCapGb: 0 }).resources;

    expect(properties(workspace)).toMatchObject({ workspaceCapping: { dailyQuotaGb: -1 } });
  });

  it('takes a workspace that is there already', () => {
    const existingWorkspaceId = '/subscriptions/other/workspaces/theirs';
    const { resources, outputs } = deployed({ existingWorkspaceId });

    expect(ofType(resources, 'Microsoft.OperationalInsights/workspaces')).toEqual([]);
    const [component] = ofType(resources, 'Microsoft.Insights/components');
    expect(properties(component)['WorkspaceResourceId']).toBe(existingWorkspaceId);
    expect(outputs).toEqual({
      applicationInsightsName: 'appi-1',
      workspaceId: existingWorkspaceId,
    });
  });

  it('keeps telemetry between 90 and 730 days', () => {
    expect(() => deployed({ retentionInDays: 30 })).toThrow('is too small');
    expect(() => deployed({ retentionInDays: 731 })).toThrow('is too large');
  });
});

describe('alerts', () => {
  const { resources } = deploy(template('alerts'), {
    ...COMMON,
    emails: ['a@example.com', 'b@example.com'],
    oldestHours: 26,
    failedPercent: 10,
  });
  const rules = ofType(resources, 'Microsoft.Insights/scheduledQueryRules');
  const named = (rule: { name: string }) => rule.name.replace('appi-1-', '');
  const page = textOf('docs', 'monitoring.md');

  it('ask every query that there is', () => {
    expect(rules.map((rule) => `${named(rule)}.kql`).sort()).toEqual(
      Object.keys(ALERT_QUERIES).sort(),
    );
  });

  it.each(rules)('$name says what to do, and where the page says more', (rule) => {
    const { description } = properties(rule);

    expect(description).toMatch(new RegExp(`\\. See docs/monitoring\\.md, "${named(rule)}"\\.$`));
    expect(page).toContain(`\n### ${named(rule)}\n`);
    expect(String(description).length).toBeGreaterThan(80);
  });

  it.each(rules)('$name measures what its query answers', (rule) => {
    const { criteria } = properties(rule) as {
      criteria: { allOf: { query: string; metricMeasureColumn: string }[] };
    };
    const [condition] = criteria.allOf;

    expect(condition?.query).toMatch(new RegExp(`\\b${String(condition?.metricMeasureColumn)} = `));
  });

  it('are asked every 15 minutes, tell all addresses, and end by themselves', () => {
    const [group] = ofType(resources, 'Microsoft.Insights/actionGroups');

    expect(properties(group)['emailReceivers']).toMatchObject([
      { emailAddress: 'a@example.com' },
      { emailAddress: 'b@example.com' },
    ]);
    for (const rule of rules) {
      expect(properties(rule)).toMatchObject({
        enabled: true,
        evaluationFrequency: 'PT15M',
        autoMitigate: true,
        actions: { actionGroups: [expect.stringContaining('appi-1-operators')] },
      });
    }
  });

  it('have the bounds that are asked for', () => {
    const limits = rules.map((rule) => {
      const { criteria } = properties(rule) as { criteria: { allOf: { threshold: number }[] } };
      return [named(rule), criteria.allOf[0]?.threshold];
    });

    expect(Object.fromEntries(limits)).toMatchObject({ 'oldest-unfinished': 26, failing: 10 });
  });
});

describe('the workbook', () => {
  it('hangs on the component under the same name every time', () => {
    const deployed = () => deploy(template('workbook'), COMMON).resources[0];
    const { sourceId, serializedData } = properties(deployed());

    expect(deployed()).toEqual(deployed());
    expect(deployed()?.name).toBe(`guid(${String(sourceId)},callscribe)`);
    expect(JSON.parse(String(serializedData))).toMatchObject({ fallbackResourceIds: [sourceId] });
  });
});

describe('the budget', () => {
  const budget = { amount: 100, startMonth: '2026-12', emails: ['a@example.com'] };

  it('starts on the first of the month that was said', () => {
    const [resource] = deploy(template('budget'), budget).resources;

    expect(properties(resource)).toMatchObject({
      amount: 100,
      timeGrain: 'Monthly',
      timePeriod: { startDate: '2026-12-01' },
    });
  });

  it('is for somebody, and has a month', () => {
    expect(() => deploy(template('budget'), { ...budget, emails: [] })).toThrow('is too small');
    expect(() => deploy(template('budget'), { ...budget, startMonth: '' })).toThrow('is too small');
  });
});
