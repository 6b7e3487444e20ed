import { apiAccessProblems } from './api-access';
import { liveProblems } from './live';
import { hostsOf, providerProblems } from './providers';
import { profileProblems } from './profile-problems';
import { redactionProblems } from './redaction';
import type { SettingValues } from './table';

type Environment = Readonly<Record<string, string | undefined>>;

/** What no setting tells by itself: keys and residency must fit the endpoints. */
export function problemsAmong(values: SettingValues, environment: Environment): string[] {
  const { SPEECH_ENDPOINT: endpoints, SPEECH_KEY: keys, SPEECH_RESIDENCY: residency } = values;
  const problems = [
    ...redactionProblems(values),
    ...providerProblems(values),
    ...profileProblems(values),
    ...liveProblems(values),
    ...apiAccessProblems(values.API_ACCESS, environment),
  ];
  if (keys !== undefined && keys.length !== endpoints.length) {
    problems.push(
      `SPEECH_KEY has ${keys.length} keys for ${endpoints.length} endpoints. Give one for each, in the order of SPEECH_ENDPOINT, separated by commas.`,
    );
  }
  const hosts = endpoints.map((endpoint) => new URL(endpoint).host);
  for (const host of new Set(hosts.filter((one, index) => hosts.indexOf(one) < index))) {
    problems.push(`SPEECH_ENDPOINT names ${host} twice. Give each Speech resource once.`);
  }
  const all = hostsOf(values);
  for (const host of Object.values(residency).flat()) {
    if (!all.includes(host)) {
      problems.push(
        `SPEECH_RESIDENCY names ${host}, which is not the host of any SPEECH_ENDPOINT, nor of another service in PROVIDERS (${all.join(', ')}).`,
      );
    }
  }
  return problems;
}
