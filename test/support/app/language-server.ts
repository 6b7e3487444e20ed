import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';

const request = z.object({
  kind: z.literal('PiiEntityRecognition'),
  parameters: z.object({
    piiCategories: z.array(z.string()).min(1),
    stringIndexType: z.literal('Utf16CodeUnit'),
    loggingOptOut: z.literal(true),
  }),
  analysisInput: z.object({
    documents: z
      .array(z.object({ id: z.string(), language: z.string(), text: z.string().min(1).max(5120) }))
      .min(1)
      .max(5),
  }),
});

export type PiiRequest = z.output<typeof request>;

/** What it finds: texts, wherever they stand, as of a category. */
export type Known = Readonly<Record<string, { category: string; confidenceScore: number }>>;

const LANGUAGES = ['en', 'de', 'fr', 'es', 'nl', 'pt-BR', 'zh-hans'];

/** A Language service that finds known texts, within the documented bounds; others are refused. */
export interface LanguageServer {
  readonly url: string;
  readonly requests: { path: string; headers: NodeJS.Dict<string | string[]>; body: PiiRequest }[];
  /** The next answer instead of its own. */
  replies(reply: { status: number; headers?: Record<string, string>; body: unknown }): void;
  /** The next connection is dropped. */
  cuts(): void;
  close(): Promise<void>;
}

export async function startLanguageServer(known: Known): Promise<LanguageServer> {
  const requests: LanguageServer['requests'] = [];
  const script: ((response: ServerResponse) => void)[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const next = script.shift();
      if (next) return next(response);
      const body = request.safeParse(JSON.parse(Buffer.concat(chunks).toString()));
      if (!body.success) {
        const innererror = { code: 'InvalidDocumentBatch' };
        return send(response, 400, { error: { code: 'InvalidRequest', innererror } });
      }
      requests.push({ path: incoming.url ?? '', headers: incoming.headers, body: body.data });
      return send(response, 200, answer(body.data, known));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    replies: ({ status, headers, body }) =>
      void script.push((response) => send(response, status, body, headers)),
    cuts: () => void script.push((response) => response.destroy()),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function answer({ parameters, analysisInput: { documents } }: PiiRequest, known: Known): unknown {
  const isKnown = ({ language }: { language: string }) => LANGUAGES.includes(language);
  return {
    kind: 'PiiEntityRecognitionResults',
    results: {
      documents: documents.filter(isKnown).map(({ id, text }) => ({
        id,
        redactedText: '',
        entities: entitiesIn(text, known).filter(({ category }) =>
          parameters.piiCategories.includes(category),
        ),
        warnings: [],
      })),
      errors: documents
        .filter((document) => !isKnown(document))
        .map(({ id }) => ({
          id,
          error: { code: 'InvalidArgument', innererror: { code: 'UnsupportedLanguageCode' } },
        })),
      modelVersion: '2025-02-01',
    },
  };
}

function entitiesIn(text: string, known: Known) {
  return Object.entries(known).flatMap(([said, { category, confidenceScore }]) => {
    const offset = text.indexOf(said);
    if (offset < 0) return [];
    return [{ text: said, category, offset, length: said.length, confidenceScore }];
  });
}

function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
