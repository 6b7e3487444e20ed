import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { json } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';
import type { EventGridEvent } from '../../../../local/eventgrid';

export interface Notification {
  readonly headers: IncomingHttpHeaders;
  readonly events: EventGridEvent[];
}

/** What the endpoint makes of a notification: a status, or what it returns after a while. */
type Answer = (notification: Notification) => number | Promise<number>;

/** An Event Grid endpoint that answers the handshake and remembers what it is sent. */
export async function startWebhook(answer: Answer = () => 200, port = 0) {
  const notifications: Notification[] = [];
  let validations = 0;
  const server = createServer((request, response) => {
    void (async () => {
      const events = (await json(request)) as EventGridEvent[];
      if (request.headers['aeg-event-type'] === 'SubscriptionValidation') {
        validations += 1;
        response.end(JSON.stringify({ validationResponse: events[0]?.data['validationCode'] }));
        return;
      }
      const notification = { headers: request.headers, events };
      notifications.push(notification);
      response.writeHead(await answer(notification)).end();
    })();
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const { port: actual } = server.address() as AddressInfo;
  return {
    port: actual,
    url: `http://127.0.0.1:${String(actual)}/runtime/webhooks/blobs?functionName=Host.Functions.landed`,
    notifications,
    validations: () => validations,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Waits for something that happens elsewhere; the test's own time limit is the deadline. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}
