/** Things that were started, to be closed in the opposite order. */
export class Closing {
  private readonly parts: { close(): Promise<void> }[] = [];

  add<T extends { close(): Promise<void> }>(part: T): T {
    this.parts.unshift(part);
    return part;
  }

  async all(): Promise<void> {
    for (const part of this.parts.splice(0)) await part.close();
  }
}
