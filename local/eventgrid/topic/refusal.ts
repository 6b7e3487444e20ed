/** A request that the topic does not take, as Event Grid words it. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  /** The wire form of the error. */
  body(): object {
    return { error: { code: this.code, message: this.message, details: [] } };
  }
}

export const NO_KEY = new Refusal(
  401,
  'Unauthorized',
  'The request must contain one of these: aeg-sas-token, aeg-sas-key, authorization.',
);
export const WRONG_KEY = new Refusal(
  401,
  'Unauthorized',
  'The key does not match any of the keys of the topic.',
);
export const NO_VERSION = new Refusal(
  400,
  'BadRequest',
  'The query parameter api-version=2018-01-01 is missing.',
);
export const TOO_LARGE = new Refusal(
  413,
  'RequestEntityTooLarge',
  'The size of the request exceeds the maximum of 1 MB.',
);
