import { idOf, type Handler } from './handler';

/** `DELETE /webhooks/{id}`: 204, also when it does not exist. */
export const deleteWebhook: Handler = async (context, request, reply) => {
  context.store.webhooks.delete(idOf(request));
  return reply.code(204).send();
};
