import { z } from 'zod';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

const transcription = z.looseObject({ self: z.string(), status: z.string() });
export type Transcription = z.infer<typeof transcription>;

const file = z.object({
  self: z.string(),
  name: z.string(),
  kind: z.string(),
  links: z.object({ contentUrl: z.string() }),
  properties: z.object({ size: z.int() }),
  createdDateTime: z.string(),
});
const filePage = z.object({ values: z.array(file), '@nextLink': z.string().optional() });

/** A plain client of the batch protocol: what any program on the wire could do. */
export class SpeechClient {
  constructor(
    readonly url: string,
    private readonly headers: Record<string, string> = { 'Ocp-Apim-Subscription-Key': 'any-key' },
  ) {}

  /** @param path below /speechtotext, or an absolute URL; the api-version is added when missing */
  async call(method: string, path: string, body?: unknown): Promise<Answer> {
    const url = new URL(path.startsWith('http') ? path : `${this.url}/speechtotext${path}`);
    if (!url.searchParams.has('api-version')) url.searchParams.set('api-version', '2025-10-15');
    const json = body === undefined ? {} : { body: JSON.stringify(body) };
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const response = await fetch(url, {
      method,
      headers: { ...this.headers, ...headers },
      ...json,
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
    };
  }

  /** Submits and answers the URL of the new transcription. */
  async submit(contentUrls: readonly string[], properties: object = {}): Promise<string> {
    const answer = await this.call('POST', '/transcriptions:submit', {
      ...submission(contentUrls),
      properties: { timeToLiveHours: 48, ...properties },
    });
    expect(answer.status).toBe(201);
    return transcription.parse(answer.body).self;
  }

  async transcription(self: string): Promise<Transcription> {
    return transcription.parse((await this.call('GET', self)).body);
  }

  /** Polls until the transcription has ended. */
  async ended(self: string): Promise<Transcription> {
    return eventually(
      () => this.transcription(self),
      ({ status }) => status === 'Succeeded' || status === 'Failed',
    );
  }

  async files(self: string, query = ''): Promise<z.infer<typeof filePage>> {
    const url = new URL(self);
    url.pathname += '/files';
    return filePage.parse((await this.call('GET', `${url.href}${query}`)).body);
  }

  /** Content of the result file of this name. */
  async content(self: string, name: string): Promise<unknown> {
    const filter = encodeURIComponent(`name eq '${name}'`);
    const [found] = (await this.files(self, `&filter=${filter}`)).values;
    if (found === undefined) throw new Error(`${name} is not among the files.`);
    return (await fetch(found.links.contentUrl)).json();
  }
}

/** The least that can be submitted. */
export function submission(contentUrls: readonly string[]) {
  return {
    displayName: 'a job',
    locale: 'en-GB',
    contentUrls,
    properties: { timeToLiveHours: 48 } as object,
  };
}

/** Asks again and again until the answer is as wanted, at most 20 s. */
export async function eventually<T>(
  ask: () => T | Promise<T>,
  isWanted: (answer: T) => boolean,
): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    const answer = await ask();
    if (isWanted(answer)) return answer;
    if (Date.now() > deadline) {
      throw new Error(`Waited in vain; the last answer was ${JSON.stringify(answer)}.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
