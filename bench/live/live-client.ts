import { z } from 'zod';

const opened = z.object({ id: z.string() });
const acknowledged = z.object({ acknowledged: z.array(z.number()) });
const shown = z.object({
  status: z.string(),
  result: z
    .object({
      transcript: z.object({ phrases: z.array(z.object({ text: z.string() })) }),
    })
    .nullish(),
});

/** A client of the live API, as a microphone would have one: one request after the other. */
export class LiveClient {
  /** How long each append took, in milliseconds. */
  readonly appendMs: number[] = [];
  readonly #sent: string[] = [];
  #id = '';

  constructor(readonly apiUrl: string) {}

  async open(): Promise<void> {
    const answer = await this.#call('POST', 'live', { locale: 'en-GB' });
    this.#id = opened.parse(answer).id;
  }

  /** One final phrase of some twelve words. */
  async append(): Promise<void> {
    const sequence = this.#sent.length + 1;
    const phrase = phraseOf(this.#id, sequence);
    const startedAt = performance.now();
    const answer = await this.#call('POST', `live/${this.#id}/phrases`, { phrases: [phrase] });
    this.appendMs.push(performance.now() - startedAt);
    if (!acknowledged.parse(answer).acknowledged.includes(sequence)) {
      throw new Error(`Phrase ${String(sequence)} of ${this.#id} was not acknowledged.`);
    }
    this.#sent.push(phrase.text);
  }

  async close(): Promise<void> {
    const durationMs = this.#sent.length * 1000;
    await this.#call('POST', `live/${this.#id}/close`, {
      lastSequence: this.#sent.length,
      durationMs,
    });
  }

  /** Whether the session is at its end, and how many of its phrases are not in its transcript, or twice. */
  async outcome(): Promise<{ status: string; lost: number; doubled: number }> {
    const answer = await this.#call('GET', `recordings/${this.#id}`);
    const { status, result } = shown.parse(answer);
    const texts = result?.transcript.phrases.map(({ text }) => text) ?? [];
    const there = new Set(texts);
    const lost = this.#sent.filter((text) => !there.has(text)).length;
    return { status, lost, doubled: texts.length - there.size };
  }

  async #call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(new URL(`/api/${path}`, this.apiUrl), {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (response.ok) return response.json();
    throw new Error(`${method} ${path} was answered with ${String(response.status)}.`);
  }
}

function phraseOf(id: string, sequence: number) {
  const text = `This is phrase number ${String(sequence)} of the live session ${id}, said aloud.`;
  const offsetMs = (sequence - 1) * 1000;
  const words = text.split(' ').map((word, index) => ({
    ...{ text: word, offsetMs: offsetMs + index * 70, durationMs: 60, confidence: 0.93 },
  }));
  return {
    sequence,
    channel: 0,
    speaker: 1,
    offsetMs,
    durationMs: 900,
    text,
    confidence: 0.9,
    words,
  };
}
