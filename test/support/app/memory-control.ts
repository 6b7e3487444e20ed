import type { ControlDocuments, ControlKind } from '../../../shared/domain/control';
import type { Control, Tagged } from '../../../shared/ports';

/** Control documents as a map. */
export class MemoryControl implements Control {
  private readonly documents = new Map<string, Tagged<unknown>>();
  private writes = 0;

  async read<K extends ControlKind>(
    kind: K,
    name: string,
  ): Promise<Tagged<ControlDocuments[K]> | undefined> {
    return this.documents.get(`${kind}-${name}`) as Tagged<ControlDocuments[K]> | undefined;
  }

  async write<K extends ControlKind>(
    kind: K,
    name: string,
    value: ControlDocuments[K],
    tag: string | undefined,
  ): Promise<boolean> {
    const key = `${kind}-${name}`;
    if (this.documents.get(key)?.tag !== tag) return false;
    this.writes += 1;
    this.documents.set(key, { value, tag: `tag-${this.writes}` });
    return true;
  }
}
