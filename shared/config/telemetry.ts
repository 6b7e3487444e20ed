/** Where telemetry goes. */
export interface TelemetrySettings {
  readonly connectionString: string;
  /** Application Insights takes nothing without a token of the app's identity. */
  readonly withIdentity: boolean;
  /** What the app is called there: as the Functions host calls it, so that their lines meet. */
  readonly service: string;
}

/**
 * Application Insights as the Functions host is told of it; `undefined` where it is not. What is
 * wrong with it is no reason not to start.
 */
export function telemetrySettings(
  environment: Readonly<Record<string, string | undefined>>,
): TelemetrySettings | undefined {
  const connectionString = environment['APPLICATIONINSIGHTS_CONNECTION_STRING']?.trim();
  if (!connectionString) return undefined;
  const authentication = environment['APPLICATIONINSIGHTS_AUTHENTICATION_STRING'] ?? '';
  return {
    connectionString,
    withIdentity: /authorization\s*=\s*aad/i.test(authentication),
    service: environment['WEBSITE_SITE_NAME']?.trim() || 'callscribe',
  };
}
