import { readLayer, type Layer, type SourceKind } from '../../../../shared/domain/choices/layer';

/** What a source of this kind says. Throws Error for what is no layer. */
export function layer(kind: SourceKind, given: object): Layer {
  const read = readLayer({ kind, name: `the ${kind}` }, given);
  if ('layer' in read) return read.layer;
  throw new Error(read.problems.map(({ text }) => text).join('; '));
}
