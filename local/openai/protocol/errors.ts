/** An answer in the error shape of OpenAI: `{error: {message, type, param, code}}`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly details: {
      readonly type?: string | null;
      readonly param?: string | null;
      readonly code?: string | null;
      readonly headers?: Readonly<Record<string, string>>;
      /** Fields that Azure adds. */
      readonly more?: Readonly<Record<string, unknown>>;
    } = {},
  ) {
    super(message);
  }

  /** The wire form. */
  body(): Record<string, unknown> {
    const { type = 'invalid_request_error', param = null, code = null, more } = this.details;
    return { error: { message: this.message, type, param, code, ...more } };
  }
}

/** 400: what was sent can't be worked with. */
export function badRequest(message: string, param: string | null, code: string | null): ApiError {
  return new ApiError(400, message, { param, code });
}

/** 401 for a key that is missing or wrong. The key itself is never echoed. */
export function unauthorized(given: boolean): ApiError {
  return given
    ? new ApiError(401, 'Incorrect API key provided.', { code: 'invalid_api_key' })
    : new ApiError(
        401,
        "You didn't provide an API key. Send it in an Authorization header (Bearer auth) or in an api-key header.",
        { code: 'invalid_api_key' },
      );
}

export function modelNotFound(model: string): ApiError {
  return new ApiError(
    404,
    `The model \`${model}\` does not exist or you do not have access to it.`,
    { code: 'model_not_found' },
  );
}

/** 429 with both headers that the SDK knows. */
export function rateLimited(what: 'requests' | 'tokens', waitMs: number): ApiError {
  return new ApiError(429, `Rate limit is exceeded for ${what} per minute. Try again later.`, {
    type: what,
    code: 'rate_limit_exceeded',
    headers: retryHeaders({ ms: waitMs }),
  });
}

/** Azure's refusal of a prompt (reference: content filter, how-to troubleshoot-errors). */
export function promptFiltered(): ApiError {
  const safe = { filtered: false, severity: 'safe' };
  return new ApiError(
    400,
    "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
    {
      type: null,
      param: 'prompt',
      code: 'content_filter',
      more: {
        status: 400,
        innererror: {
          code: 'ResponsibleAIPolicyViolation',
          content_filter_result: {
            hate: safe,
            self_harm: safe,
            sexual: safe,
            violence: { filtered: true, severity: 'medium' },
            jailbreak: { detected: false, filtered: false },
          },
        },
      },
    },
  );
}

/** `retry-after-ms` and `retry-after`, in whole units. */
export function retryHeaders(wait: {
  ms?: number | undefined;
  seconds?: number | undefined;
}): Record<string, string> {
  const seconds = wait.seconds ?? (wait.ms === undefined ? undefined : Math.ceil(wait.ms / 1000));
  return {
    ...(wait.ms === undefined ? {} : { 'retry-after-ms': String(Math.ceil(wait.ms)) }),
    ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
  };
}
