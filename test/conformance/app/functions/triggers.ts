import { app, type HttpRequest } from '@azure/functions';
import { record } from '../record.ts';

app.timer('everySecond', {
  schedule: '%SCHEDULE%',
  handler: (timer) => record('everySecond', { isPastDue: timer.isPastDue, at: Date.now() }),
});

app.timer('once', {
  schedule: '0 0 0 1 1 *',
  runOnStartup: true,
  handler: () => record('once'),
});

app.http('greeting', {
  route: 'greetings/{name}/{language?}',
  methods: ['GET', 'POST'],
  handler: async (request: HttpRequest) => ({
    status: request.method === 'POST' ? 201 : 200,
    headers: { 'x-language': request.params.language ?? 'none' },
    jsonBody: {
      name: request.params.name,
      query: Object.fromEntries(request.query),
      header: request.headers.get('x-caller'),
      body: await request.text(),
    },
  }),
});

app.http('files', {
  route: 'files/{*path}',
  methods: ['GET'],
  handler: (request: HttpRequest) => ({ body: Buffer.from(request.params.path ?? '') }),
});

app.http('silent', { methods: ['GET'], handler: async () => Promise.resolve({ status: 204 }) });

app.http('broken', {
  methods: ['GET'],
  handler: (_request, context) => {
    context.warn('the password is about to break');
    throw new Error('broken by design, see https://example.org/x?sig=secret');
  },
});
