/** The host cannot do what it is asked to. The message is for people and says what to do. */
export class HostError extends Error {
  override readonly name = 'HostError';
}
