import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const PROJECT = fileURLToPath(new URL('../..', import.meta.url));

/** What is deployed by itself; every other template is a module or types of these. */
export const DEPLOYED = ['infra/main.bicep', 'infra/event-subscription.bicep'];
export const PARAMETERS = ['infra/main.bicepparam'];

/** Every template and parameter file, with its whole path. */
export function templates() {
  return readdirSync(join(PROJECT, 'infra'), { recursive: true })
    .filter((name) => /\.bicep(param)?$/.test(name))
    .sort()
    .map((name) => join(PROJECT, 'infra', name));
}
