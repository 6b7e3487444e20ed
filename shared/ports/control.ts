import type { ControlDocuments, ControlKind } from '../domain/control';
import type { Tagged } from './tagged';

/** Documents by which all instances of the app agree. */
export interface Control {
  read<K extends ControlKind>(
    kind: K,
    name: string,
  ): Promise<Tagged<ControlDocuments[K]> | undefined>;
  /** Writes what was read under `tag`, or creates it without one. False: somebody else was faster. */
  write<K extends ControlKind>(
    kind: K,
    name: string,
    value: ControlDocuments[K],
    tag: string | undefined,
  ): Promise<boolean>;
}
