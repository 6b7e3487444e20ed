/** Top-level codes of the service's `Error` object, with the HTTP status each is sent with. */
const STATUS = {
  InvalidRequest: 400,
  InvalidArgument: 400,
  NotFound: 404,
  Conflict: 409,
  UnsupportedMediaType: 415,
  UnprocessableEntity: 422,
  TooManyRequests: 429,
  InternalServerError: 500,
} as const;
export type ErrorCode = keyof typeof STATUS;

/** Codes of the service's `innerError` that this server uses. */
export type InnerErrorCode =
  | 'InvalidPayload'
  | 'InvalidParameter'
  | 'InvalidParameterValue'
  | 'InvalidRequestBodyFormat'
  | 'EmptyRequest'
  | 'InvalidLocale'
  | 'InvalidModel'
  | 'InvalidModelUri'
  | 'InvalidDataset'
  | 'InvalidRecordingsUri'
  | 'OnlyOneOfUrlsOrContainerOrDataset'
  | 'ExceededNumberOfRecordingsUris'
  | 'InvalidChannels'
  | 'InvalidChannelSpecification'
  | 'BadChannelConfiguration'
  | 'InvalidAudioFormat'
  | 'EmptyAudioFile'
  | 'AudioLengthLimitExceeded'
  | 'InvalidTimeToLive'
  | 'InvalidSasValidityDuration'
  | 'InvalidCallbackUri'
  | 'InvalidWebHookEventKind'
  | 'UnsupportedFilter'
  | 'UnsupportedPagination'
  | 'InUseViolation'
  | 'UnexpectedError';

/** A call that is refused; becomes the `Error` object of the 2025-10-15 specification. */
export class SpeechError extends Error {
  override readonly name = 'SpeechError';
  readonly status: number;

  /** @param target the property or parameter at fault */
  constructor(
    readonly code: ErrorCode,
    readonly inner: InnerErrorCode | undefined,
    message: string,
    readonly target?: string,
  ) {
    super(message);
    this.status = STATUS[code];
  }

  toWire(): object {
    const target = this.target === undefined ? {} : { target: this.target };
    const body = { code: this.code, message: this.message, ...target };
    if (this.inner === undefined) return body;
    return { ...body, innerError: { code: this.inner, message: this.message, ...target } };
  }
}

/** The request asks for something that can't be. */
export function invalid(inner: InnerErrorCode, message: string, target?: string): SpeechError {
  return new SpeechError('InvalidRequest', inner, message, target);
}

export function notFound(): SpeechError {
  return new SpeechError('NotFound', undefined, 'The specified entity cannot be found.');
}

/** A refusal by the gateway before the service; its body has another shape than the service's. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }

  toWire(): object {
    return { error: { code: String(this.status), message: this.message } };
  }
}
