/**
 * Has the Speech SDK use the `ws` package in Node, as it did before Node had a WebSocket of its own.
 * With that one credentials go in headers and not only in the URL, a refused handshake tells its
 * status, and on Node 22 a refused handshake is told of at all: there the built-in WebSocket gives
 * `error` without `close`, and the SDK waits for `close`.
 */
export async function useWebSocketOfNode(): Promise<void> {
  const { WebsocketMessageAdapter } =
    await import('microsoft-cognitiveservices-speech-sdk/distrib/lib/src/common.browser/WebsocketMessageAdapter.js');
  WebsocketMessageAdapter.forceNpmWebSocket = true;
}
