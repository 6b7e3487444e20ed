import { HostError } from '../host-error';

/**
 * A route of an HTTP trigger in the router's words: `calls/{id}` is `/api/calls/:id`, `{*rest}`
 * takes all that is left.
 *
 * @throws for constraints and defaults, which this host does not know
 */
export function toRoute(
  template: string,
  prefix: string,
): { readonly path: string; readonly rest?: string } {
  const segments = [prefix, ...template.split('/')].filter((segment) => segment !== '');
  let rest: string | undefined;
  const path = segments.map((segment) => {
    const { star, name, optional } = PARAMETER.exec(segment)?.groups ?? {};
    if (name !== undefined) {
      if (star) rest = name;
      return star ? '*' : `:${name}${optional ?? ''}`;
    }
    if (!/[{}]/.test(segment)) return segment;
    throw new HostError(
      `The route "${template}" is not supported by the local host: "${segment}". Use {name}, {name?} or {*name}.`,
    );
  });
  return { path: `/${path.join('/')}`, ...(rest !== undefined && { rest }) };
}

const PARAMETER = /^\{(?<star>\*?)(?<name>\w+)(?<optional>\??)\}$/;
