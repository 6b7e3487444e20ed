import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type Account from '@vercel/cosmosdb-server/lib/account';
import routes from '@vercel/cosmosdb-server/lib/routes';
import { z } from 'zod';
import { badRequest, type CosmosRequest, type CosmosResponse } from './protocol';

type Handler = (
  account: Account,
  request: IncomingMessage,
  response: ServerResponse,
  params: object,
) => unknown;

const routed = z.tuple([
  z.looseObject({}),
  z.custom<Handler>((value) => typeof value === 'function'),
]);

/**
 * Lets the server's own handler answer a request about databases, containers and partition key
 * ranges, in this process and without a second HTTP hop.
 * @throws CosmosRefusal for a request that the server has no handler for.
 */
export async function handleByServer(
  account: Account,
  { method, url, headers, body }: CosmosRequest,
): Promise<CosmosResponse> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url, headers: { ...headers, 'content-length': undefined } });
  request.push(body);
  request.push(null);
  const response = new ServerResponse(request);
  const found = routed.safeParse(routes(request));
  if (!found.success) throw badRequest(`The local Cosmos DB does not serve ${method} ${url}.`);
  const [params, handler] = found.data;
  const answer: unknown = await handler(account, request, response, params);
  const continuation = response.getHeader('x-ms-continuation');
  return {
    status: response.statusCode,
    body: answer,
    ...(typeof continuation === 'string' ? { headers: { 'x-ms-continuation': continuation } } : {}),
  };
}
