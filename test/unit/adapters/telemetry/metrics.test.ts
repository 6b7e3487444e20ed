import { DataPointType } from '@opentelemetry/sdk-metrics';
import {
  INSTRUMENTS,
  type Instrument,
  type InstrumentKey,
} from '../../../../shared/adapters/telemetry/instruments';
import { aJob, aRecord } from '../../../support/app/builders';
import { RecordedTelemetry } from '../../../support/telemetry/recorded';
import {
  EXPECTED,
  LATER,
  PRICES,
  tellEverything,
} from '../../../support/telemetry/tell-everything';

const KEYS = Object.keys(INSTRUMENTS) as InstrumentKey[];

describe('metrics', () => {
  let recorded: RecordedTelemetry;

  beforeEach(() => {
    recorded = new RecordedTelemetry({ prices: PRICES });
    recorded.now = LATER;
  });
  afterEach(() => recorded.close());

  it.each(KEYS)('write %s as the table says', async (key) => {
    const instrument: Instrument = INSTRUMENTS[key];
    tellEverything(recorded.telemetry);

    const found = (await recorded.metrics()).find((m) => m.descriptor.name === instrument.name);

    expect(found?.descriptor).toMatchObject({
      unit: instrument.unit,
      description: instrument.description,
    });
    const { counter, gauge, histogram } = {
      counter: DataPointType.SUM,
      gauge: DataPointType.GAUGE,
      histogram: DataPointType.HISTOGRAM,
    };
    expect(found?.dataPointType).toBe({ counter, gauge, histogram }[instrument.kind]);
    for (const { attributes } of found?.dataPoints ?? []) {
      expect(Object.keys(attributes).toSorted()).toEqual(instrument.attributes.toSorted());
    }
  });

  it.each(KEYS)('give %s the value of what happened', async (key) => {
    tellEverything(recorded.telemetry);

    const points = await recorded.points(INSTRUMENTS[key].name);

    expect(points).toEqual(
      EXPECTED[key]?.map(({ attributes, value }) => ({
        attributes,
        value: expect.closeTo(value, 9) as number,
      })),
    );
  });

  it('count no audio, and no cost, of a recording that was not transcribed', async () => {
    recorded.telemetry.ended(aRecord({ status: 'failed', durationSeconds: 60 }));

    const names = (await recorded.metrics()).map(({ descriptor }) => descriptor.name);
    expect(names).toEqual([INSTRUMENTS.ended.name]);
  });

  it('estimate no cost without a price', async () => {
    await recorded.close();
    recorded = new RecordedTelemetry();
    tellEverything(recorded.telemetry);

    expect(await recorded.points(INSTRUMENTS.cost.name)).toEqual([]);
  });

  it('take no text of a service for a code', async () => {
    const reason = { code: 'My card is gone.', message: '' };
    recorded.telemetry.ended(aRecord({ status: 'failed', reason }));

    expect(await recorded.points(INSTRUMENTS.ended.name)).toEqual([
      { attributes: { status: 'failed', reason: 'other' }, value: 1 },
    ]);
  });

  it('know no duration of a job that was never submitted', async () => {
    recorded.telemetry.jobReleased(aJob('job-1', []));

    expect(await recorded.points(INSTRUMENTS.jobDuration.name)).toEqual([]);
  });

  it('bear a job of a thousand recordings: as many links as Application Insights keeps whole', () => {
    const records = Array.from({ length: 1000 }, (_, index) => aRecord({ path: `${index}.wav` }));

    recorded.telemetry.jobSubmitted(aJob('job-1', records));

    const links = recorded.span('job submitted').links.map(({ context }) => ({
      operation_Id: context.traceId,
      id: context.spanId,
    }));
    expect(links).toHaveLength(100);
    expect(JSON.stringify(links).length).toBeLessThan(8192);
  });
});
