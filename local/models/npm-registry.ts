import { exec } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * The registry that npm uses here, with a slash at the end. Asks the environment first (npm scripts
 * set it when it is not the default), then npm itself, because it also reads .npmrc files.
 * @throws Error when npm can't be asked
 */
export async function npmRegistry(environment: NodeJS.ProcessEnv = process.env): Promise<string> {
  const configured = environment.npm_config_registry || (await askNpm());
  return configured.endsWith('/') ? configured : `${configured}/`;
}

async function askNpm(): Promise<string> {
  // A shell, because npm is a .cmd file on Windows; the command is a constant.
  const { stdout } = await promisify(exec)('npm config get registry', { timeout: 15_000 });
  if (URL.canParse(stdout.trim())) return stdout.trim();
  throw new Error(
    'npm names no registry to fetch models from: set one with npm config set registry URL.',
  );
}

/** Where a registry keeps the tarball of one version, e.g. `…/@scope/name/-/name-1.0.0.tgz`. */
export function tarballUrl(registry: string, packageName: string, version: string): string {
  const bareName = packageName.slice(packageName.lastIndexOf('/') + 1);
  return `${registry}${packageName}/-/${bareName}-${version}.tgz`;
}
