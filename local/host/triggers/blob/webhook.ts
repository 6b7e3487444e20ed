import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { bodyText } from '../../http/http-server';
import { parseEvents, toBlobMessage, type BlobMessage } from './blob-message';

const querySchema = z.object({ functionName: z.string() });
const validationSchema = z.object({ validationCode: z.string() });

/**
 * Serves the webhook that Event Grid delivers to. A function that is not there is no error, as in
 * the real extension: the event is taken and dropped.
 *
 * @param enqueue stores a message; the event is acknowledged after that
 */
export function serveBlobWebhook(
  server: FastifyInstance,
  enqueue: (message: BlobMessage) => Promise<void>,
): void {
  const path = '/runtime/webhooks/blobs';

  // The handshake of CloudEvents.
  server.options(path, async (request, reply) => {
    const origin = request.headers['webhook-request-origin'];
    return reply
      .code(200)
      .headers({ 'webhook-allowed-origin': origin ?? '*', 'webhook-allowed-rate': '*' })
      .send();
  });

  server.post(path, async (request, reply) => {
    const query = querySchema.safeParse(request.query);
    if (!query.success) return reply.code(404).send();
    let events: ReturnType<typeof parseEvents>;
    try {
      events = parseEvents(bodyText(request.body));
    } catch {
      return reply.code(400).send('The body holds no Event Grid events.');
    }
    const validation = events.find(
      ({ kind }) => kind === 'Microsoft.EventGrid.SubscriptionValidationEvent',
    );
    if (validation) {
      const { validationCode } = validationSchema.parse(validation.data);
      return reply.send({ validationResponse: validationCode });
    }
    for (const event of events) {
      const message = toBlobMessage(event, query.data.functionName);
      if (message) await enqueue(message);
    }
    return reply.code(202).send();
  });
}
