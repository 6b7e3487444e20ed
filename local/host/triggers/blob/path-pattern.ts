import { HostError } from '../../host-error';

/** A blob trigger's path, like `audio/{name}`, taken apart. */
export interface PathPattern {
  readonly container: string;
  /** The parameters in the name of a blob; undefined when it does not match. */
  match(blobName: string): Readonly<Record<string, string>> | undefined;
}

/** @throws when the path does not begin with a container */
export function parsePathPattern(path: string): PathPattern {
  const slash = path.indexOf('/');
  const container = slash < 0 ? path : path.slice(0, slash);
  if (!/^[a-z0-9$-]+$/.test(container)) {
    throw new HostError(`The path "${path}" of a blob trigger must begin with a container's name.`);
  }
  const name = slash < 0 ? '{name}' : path.slice(slash + 1);
  const source = name
    .split(/(\{\w+\})/)
    .map((part) => {
      const parameter = /^\{(\w+)\}$/.exec(part)?.[1];
      return parameter === undefined
        ? part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
        : `(?<${parameter}>.+)`;
    })
    .join('');
  const pattern = new RegExp(`^${source}$`, 's');
  return {
    container,
    match: (blobName) => pattern.exec(blobName)?.groups ?? toGroups(pattern, blobName),
  };
}

/** A pattern without parameters has no groups even when it matches. */
function toGroups(pattern: RegExp, blobName: string): Record<string, string> | undefined {
  return pattern.test(blobName) ? {} : undefined;
}
