/** Absolute URLs of entities, all with the version that they were asked for with. */
export class Links {
  /** @param origin e.g. `http://127.0.0.1:7071`; known only when the server listens */
  constructor(private readonly origin: () => string) {}

  transcription(id: string, apiVersion: string): string {
    return this.url(`transcriptions/${id}`, apiVersion);
  }

  files(jobId: string, apiVersion: string): string {
    return this.url(`transcriptions/${jobId}/files`, apiVersion);
  }

  file(jobId: string, fileId: string, apiVersion: string): string {
    return this.url(`transcriptions/${jobId}/files/${fileId}`, apiVersion);
  }

  webhook(id: string, apiVersion: string, action: 'ping' | 'test' | '' = ''): string {
    return this.url(`webhooks/${id}${action === '' ? '' : `:${action}`}`, apiVersion);
  }

  baseModel(id: string, apiVersion: string): string {
    return this.url(`models/base/${id}`, apiVersion);
  }

  /** Resolves the path and query of a request. */
  absolute(pathAndQuery: string): URL {
    return new URL(pathAndQuery, this.origin());
  }

  private url(path: string, apiVersion: string): string {
    return `${this.origin()}/speechtotext/${path}?api-version=${apiVersion}`;
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id at the end of an entity's URL, or `undefined` when it does not end with one. */
export function idOfEntity(url: string): string | undefined {
  const segment = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  return UUID.test(segment) ? segment.toLowerCase() : undefined;
}
