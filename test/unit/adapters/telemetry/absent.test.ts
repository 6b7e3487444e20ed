import type * as composition from '../../../../shared/composition';

const REQUIRED = {
  RecordingsStorage: 'UseDevelopmentStorage=true',
  COSMOS_ENDPOINT: 'http://127.0.0.1:1',
  COSMOS_KEY: 'a2V5',
  SPEECH_ENDPOINT: 'http://127.0.0.1:2',
  SPEECH_KEY: 'key',
  OPENAI_BASE_URL: 'http://127.0.0.1:3/v1',
  OPENAI_API_KEY: 'key',
  OPENAI_MODEL: 'model',
};

describe('an app that is told of no Application Insights', () => {
  const before = process.env;
  const startSdk = jest.fn();

  beforeEach(() => {
    jest.resetModules();
    startSdk.mockClear();
    jest.doMock('../../../../shared/adapters/telemetry/sdk', () => ({ startSdk }));
  });
  afterEach(() => {
    process.env = before;
    jest.dontMock('../../../../shared/adapters/telemetry/sdk');
  });

  const appWith = (environment: Readonly<Record<string, string>>) => {
    process.env = { ...REQUIRED, ...environment };
    const path = '../../../../shared/composition';
    return jest.requireActual<typeof composition>(path).theApp();
  };

  it('has no telemetry, and starts nothing that could send', () => {
    const { telemetry } = appWith({});

    expect(telemetry).toBeUndefined();
    expect(startSdk).not.toHaveBeenCalled();
  });

  it('has it when it is told of one, without statistics for the maker of the exporter', () => {
    const connectionString = 'InstrumentationKey=00000000-0000-0000-0000-000000000001';
    const { telemetry } = appWith({
      APPLICATIONINSIGHTS_CONNECTION_STRING: connectionString,
      OTEL_TRACES_SAMPLER_ARG: '0.5',
      WEBSITE_SITE_NAME: 'func-1',
    });

    expect(telemetry).toBeDefined();
    expect(startSdk).toHaveBeenCalledTimes(1);
    expect(startSdk).toHaveBeenCalledWith(
      expect.objectContaining({ connectionString, share: 0.5, service: 'func-1' }),
    );
    expect(process.env['APPLICATION_INSIGHTS_NO_STATSBEAT']).toBe('true');
  });
});
