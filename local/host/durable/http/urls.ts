/** Where the HTTP API is served: for the SDK, and for links that people get. */
export const RPC_PATH = '/durabletask';
export const WEBHOOK_PATH = '/runtime/webhooks/durabletask';

/** Stands for the instance id in the links of a client binding. */
const PLACEHOLDER = 'INSTANCEID';

/** Links to manage one instance, as start and createCheckStatusResponse give them out. */
export function managementUrls(origin: string, id: string) {
  const instance = `${origin}${WEBHOOK_PATH}/instances/${encodeURIComponent(id)}`;
  return {
    id,
    statusQueryGetUri: instance,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}`,
    terminatePostUri: `${instance}/terminate?reason={text}`,
    rewindPostUri: `${instance}/rewind?reason={text}`,
    purgeHistoryDeleteUri: instance,
    restartPostUri: `${instance}/restart`,
    suspendPostUri: `${instance}/suspend?reason={text}`,
    resumePostUri: `${instance}/resume?reason={text}`,
  };
}

/**
 * The value of a `durableClient` binding.
 *
 * @param origin of this host, like http://127.0.0.1:7071
 */
export function clientBinding(origin: string, hubName: string) {
  const create = `${origin}${WEBHOOK_PATH}/orchestrators/{functionName}[/{instanceId}]`;
  return {
    taskHubName: hubName,
    creationUrls: {
      createNewInstancePostUri: create,
      createAndWaitOnNewInstancePostUri: `${create}?timeout={timeoutInSeconds}&pollingInterval={intervalInSeconds}`,
    },
    managementUrls: managementUrls(origin, PLACEHOLDER),
    baseUrl: `${origin}${WEBHOOK_PATH}`,
    requiredQueryStringParameters: '',
    rpcBaseUrl: `${origin}${RPC_PATH}/`,
  };
}
