import { HostError } from '../host-error';

/** The app's settings: the environment of the process. */
export type Settings = Readonly<Record<string, string | undefined>>;

/**
 * Puts settings in the place of `%NAME%`, as the host does in queue names, schedules and paths.
 *
 * @throws when a setting is missing
 */
export function resolveSettings(text: string, settings: Settings, whose: string): string {
  return text.replace(/%([^%]+)%/g, (_, name: string) => {
    const value = settings[name];
    if (value) return value;
    throw new HostError(
      `${whose} needs the setting ${name}, which is not set. Set it and start again.`,
    );
  });
}

/**
 * The connection string that a binding's `connection` names.
 *
 * @throws when it is missing
 */
export function connectionString(name: string, settings: Settings, whose: string): string {
  const value = settings[name] ?? settings[`AzureWebJobs${name}`];
  if (!value) {
    throw new HostError(
      `${whose} needs the connection string ${name}, which is not set. Set it and start again.`,
    );
  }
  return value;
}
