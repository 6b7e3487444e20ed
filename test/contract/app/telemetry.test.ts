import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { TokenCredential } from '@azure/identity';
import { context, diag, metrics, propagation, trace } from '@opentelemetry/api';
import { openTelemetry, type TelemetryOptions } from '../../../shared/adapters/telemetry';
import { INSTRUMENTS, type InstrumentKey } from '../../../shared/adapters/telemetry/instruments';
import { traceOf } from '../../../shared/domain/trace';
import { aRecord } from '../../support/app/builders';
import { Insights } from '../../support/telemetry/insights';
import { EXPECTED, LATER, PRICES, tellEverything } from '../../support/telemetry/tell-everything';

const trusted = getCACertificates('default');

describe('telemetry over the wire, by the real exporter', () => {
  let insights: Insights;
  let warnings: string[];

  beforeAll(() => {
    process.env['APPLICATION_INSIGHTS_NO_STATSBEAT'] = 'true';
    process.env['APPLICATIONINSIGHTS_OPENTELEMETRY_RESOURCE_METRIC_DISABLED'] = 'true';
  });
  beforeEach(async () => {
    insights = await Insights.start();
    setDefaultCACertificates([...trusted, insights.certificate]);
    warnings = [];
  });
  afterEach(async () => {
    for (const api of [trace, metrics, context, propagation, diag]) api.disable();
    setDefaultCACertificates(trusted);
    await insights.close();
  });

  const open = (options: Partial<TelemetryOptions> = {}) =>
    openTelemetry({
      service: 'func-callscribe',
      connectionString: insights.connectionString,
      share: 1,
      prices: PRICES,
      now: () => LATER,
      warn: (message) => warnings.push(message),
      ...options,
    });

  it('delivers every metric of the table with its value and its attributes', async () => {
    const telemetry = open();
    tellEverything(telemetry);
    await telemetry.flush();

    for (const key of Object.keys(INSTRUMENTS) as InstrumentKey[]) {
      const arrived = insights.metrics.filter(({ name }) => name === INSTRUMENTS[key].name);
      expect(arrived.map(({ properties, value }) => ({ attributes: properties, value }))).toEqual(
        EXPECTED[key]?.map(({ attributes, value }) => ({
          attributes,
          value: expect.closeTo(value, 9) as number,
        })),
      );
    }
    expect(new Set(insights.metrics.map(({ name }) => name))).toEqual(
      new Set(Object.values(INSTRUMENTS).map(({ name }) => name)),
    );
    expect(warnings).toEqual([]);
  });

  it('says nothing twice: a second sending has only what came since', async () => {
    const telemetry = open();
    tellEverything(telemetry);
    await telemetry.flush();
    const before = insights.metrics.length;

    telemetry.poisoned();
    await telemetry.flush();

    expect(insights.metrics.slice(before)).toMatchObject([
      { name: INSTRUMENTS.poisoned.name, value: 1 },
    ]);
  });

  it('delivers the trace of a recording under its derived id, as a request of the app', async () => {
    const record = aRecord({ status: 'failed', times: { landedAt: LATER.toISOString() } });
    const place = traceOf({ ...record, recordingId: record.id });
    const telemetry = open();
    telemetry.landed(record);
    telemetry.ended(record);
    await telemetry.flush();

    expect(insights.spans).toMatchObject([
      { name: 'landed', kind: 'dependency', traceId: place.traceId, parentId: place.spanId },
      {
        name: 'recording',
        kind: 'request',
        traceId: place.traceId,
        id: place.spanId,
        success: false,
      },
    ]);
    expect(insights.bodies.join('')).toContain('"ai.cloud.role":"func-callscribe"');
  });

  it("asks for a token with the app's identity where Application Insights wants one", async () => {
    const scopes: unknown[] = [];
    const credential: TokenCredential = {
      async getToken(scope) {
        scopes.push(scope);
        return { token: 'entra', expiresOnTimestamp: Date.now() + 3_600_000 };
      },
    };
    const telemetry = open({ credential: () => credential });
    telemetry.poisoned();
    await telemetry.flush();

    expect(insights.authorizations).toEqual(['Bearer entra']);
    expect(scopes.flat()).toEqual(['https://monitor.azure.com/.default']);
  });

  it('warns once, and fails nothing, when it is refused', async () => {
    insights.refuse = 400;
    const telemetry = open();
    for (let round = 0; round < 3; round += 1) {
      telemetry.poisoned();
      telemetry.landed(aRecord());
      await telemetry.flush();
    }

    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(/^Telemetry, only said once: /);
  });

  it('warns, and fails nothing, where the connection string is none', async () => {
    const telemetry = open({ connectionString: 'InstrumentationKey=none' });
    tellEverything(telemetry);
    const step = telemetry.step('summarize', { recordingId: 'r', version: 'v', epoch: 0 }, () =>
      Promise.resolve('done'),
    );

    await expect(step).resolves.toBe('done');
    await telemetry.flush();
    expect(warnings.join()).toMatch(/no telemetry|Invalid instrumentation key/);
    expect(insights.bodies).toEqual([]);
  });
});
