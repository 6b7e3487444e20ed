/**
 * Who may call the HTTP API: whoever has a function key, or whom App Service authentication lets
 * through.
 */
export type ApiAccess = 'key' | 'sign-in';

/**
 * "sign-in" opens the functions to whatever the platform lets through, so the platform has to be
 * at its post. It says so itself: App Service injects WEBSITE_AUTH_ENABLED where authentication is
 * configured (App Service environment variable reference), and the Functions host turns its
 * authentication on by that very variable (azure-functions-host issue 10687).
 */
export function apiAccessProblems(
  access: ApiAccess,
  environment: Readonly<Record<string, string | undefined>>,
): string[] {
  const isOn = environment['WEBSITE_AUTH_ENABLED']?.trim().toLowerCase() === 'true';
  if (access === 'key' || isOn) return [];
  return [
    'API_ACCESS is "sign-in", and App Service authentication is not on for this app (the platform sets WEBSITE_AUTH_ENABLED to True where it is): anybody could call the API. Turn it on (parameter signIn of the templates), or set API_ACCESS to "key".',
  ];
}
