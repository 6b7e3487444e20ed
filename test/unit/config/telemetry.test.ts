import { telemetrySettings } from '../../../shared/config/telemetry';

const CONNECTION = { APPLICATIONINSIGHTS_CONNECTION_STRING: ' InstrumentationKey=1 ' };

describe('the settings of telemetry', () => {
  it.each([{}, { APPLICATIONINSIGHTS_CONNECTION_STRING: ' ' }])(
    'are none for %j',
    (environment) => {
      expect(telemetrySettings(environment)).toBeUndefined();
    },
  );

  it('name the app as the Functions host does', () => {
    expect(telemetrySettings({ ...CONNECTION, WEBSITE_SITE_NAME: 'func-1' })).toEqual({
      connectionString: 'InstrumentationKey=1',
      withIdentity: false,
      service: 'func-1',
    });
    expect(telemetrySettings(CONNECTION)).toMatchObject({ service: 'callscribe' });
  });

  it.each([
    ['ClientId=1;Authorization=AAD', true],
    ['Authorization = aad', true],
    ['ClientId=1', false],
  ])('read from %j whether a token is wanted', (authentication, withIdentity) => {
    const environment = {
      ...CONNECTION,
      APPLICATIONINSIGHTS_AUTHENTICATION_STRING: authentication,
    };

    expect(telemetrySettings(environment)).toMatchObject({ withIdentity });
  });
});
