import { z } from 'zod';

export interface Answer {
  readonly status: number;
  readonly type: string | null;
  /** Parsed where it is JSON. */
  readonly body: unknown;
  readonly text: string;
}

const job = z.looseObject({
  id: z.string(),
  status: z.string(),
  created_at: z.string(),
  data_name: z.string(),
  duration: z.number().optional(),
  errors: z.array(z.object({ message: z.string(), timestamp: z.string() })).optional(),
});
export type Job = z.infer<typeof job>;

/** The least that a configuration says. */
export const CONFIG = { type: 'transcription', transcription_config: { language: 'en' } };

/** A configuration with more in `transcription_config`. */
export const asking = (more: object) => ({
  ...CONFIG,
  transcription_config: { ...CONFIG.transcription_config, ...more },
});

/** A plain client of the protocol: what any program on the wire could do. */
export class Client {
  constructor(
    readonly url: string,
    private readonly key: string | undefined,
  ) {}

  /** @param path below `/v2` */
  async call(method: string, path: string, body?: FormData): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: this.key === undefined ? {} : { authorization: `Bearer ${this.key}` },
      ...(body && { body }),
    });
    const text = await response.text();
    const type = response.headers.get('content-type');
    const isJson = type?.startsWith('application/json') === true;
    return { status: response.status, type, text, body: isJson ? JSON.parse(text) : undefined };
  }

  create(config: unknown, file?: { name: string; content: string }, query = ''): Promise<Answer> {
    const form = new FormData();
    if (file) form.append('data_file', new Blob([file.content]), file.name);
    form.append('config', typeof config === 'string' ? config : JSON.stringify(config));
    return this.call('POST', `/jobs${query}`, form);
  }

  /** Uploads a recording and answers the id of its job. */
  async upload(config: unknown = CONFIG, name = 'call.wav'): Promise<string> {
    const answer = await this.create(config, { name, content: 'some audio' });
    expect(answer.status).toBe(201);
    return z.object({ id: z.string() }).parse(answer.body).id;
  }

  async job(id: string, query = '?wait=0'): Promise<Job> {
    return z.object({ job }).parse((await this.call('GET', `/jobs/${id}${query}`)).body).job;
  }

  /** The job when it has ended. */
  async ended(id: string): Promise<Job> {
    for (;;) {
      const found = await this.job(id, '?wait=10');
      if (found.status !== 'running') return found;
    }
  }

  async list(query = ''): Promise<Job[]> {
    const { body } = await this.call('GET', `/jobs${query}`);
    return z.object({ jobs: z.array(job) }).parse(body).jobs;
  }
}
