import type { z } from 'zod';
import { ApiError, badRequest } from '../protocol/errors';

type Issue = z.core.$ZodIssue;

/** Says what is wrong with a request in the words of the service. */
export function errorOfIssue(issue: Issue | undefined, body: unknown): ApiError {
  if (issue === undefined || issue.path.length === 0) {
    return issue?.code === 'unrecognized_keys' ? unknownParameter(issue.keys, []) : notAnObject();
  }
  const param = pathOf(issue.path);
  const given = valueAt(body, issue.path);
  if (given === undefined) {
    // The oldest of the service's messages, and unlike all others.
    return param === 'model'
      ? badRequest('you must provide a model parameter', null, null)
      : badRequest(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
  }
  switch (issue.code) {
    case 'unrecognized_keys':
      return unknownParameter(issue.keys, issue.path);
    case 'invalid_value':
      return invalidValue(param, given, issue.values);
    case 'invalid_union':
      return wrongUnion(issue.discriminator, param, given);
    case 'invalid_type':
      return invalidType(param, `a ${issue.expected}`, given);
    case 'too_small':
    case 'too_big':
      return outOfBounds(issue, param, given);
    case 'invalid_format':
      return badRequest(
        `Invalid '${param}': string does not match pattern. Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.`,
        param,
        'invalid_value',
      );
    case 'invalid_key':
    case 'invalid_element':
    case 'not_multiple_of':
    case 'custom':
      return badRequest(`Invalid '${param}': ${issue.message}.`, param, 'invalid_value');
  }
}

const MEMBERS: Readonly<Record<string, readonly string[]>> = {
  role: ['system', 'assistant', 'user', 'developer'],
  type: ['json_object', 'json_schema', 'text'],
};

/** A role or a format that doesn't exist, or content that is neither text nor text parts. */
function wrongUnion(discriminator: string | undefined, param: string, given: unknown): ApiError {
  const members = discriminator === undefined ? undefined : MEMBERS[discriminator];
  return members === undefined
    ? invalidType(param, 'a string or an array of text parts', given)
    : invalidValue(param, given, members);
}

function notAnObject(): ApiError {
  return new ApiError(
    400,
    "We could not parse the JSON body of your request. The body has to be a JSON object, sent as 'application/json'.",
  );
}

function unknownParameter(keys: readonly string[], path: Issue['path']): ApiError {
  const param = pathOf([...path, keys[0] ?? '']);
  return badRequest(`Unknown parameter: '${param}'.`, param, 'unknown_parameter');
}

function invalidValue(param: string, given: unknown, values: readonly unknown[]): ApiError {
  const quoted = values.map((value) => `'${String(value)}'`);
  const last = quoted.at(-1) ?? '';
  const list = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')}, and ${last}` : last;
  const shown = typeof given === 'string' ? `'${given.slice(0, 40)}'` : typeNameOf(given);
  return badRequest(
    `Invalid value: ${shown}. Supported values are: ${list}.`,
    param,
    typeof given === typeof values[0] ? 'invalid_value' : 'invalid_type',
  );
}

function invalidType(param: string, expected: string, given: unknown): ApiError {
  return badRequest(
    `Invalid type for '${param}': expected ${expected}, but got ${typeNameOf(given)} instead.`,
    param,
    'invalid_type',
  );
}

function outOfBounds(
  issue: Extract<Issue, { code: 'too_small' | 'too_big' }>,
  param: string,
  given: unknown,
): ApiError {
  const small = issue.code === 'too_small';
  const bound = String(small ? issue.minimum : issue.maximum);
  if (Array.isArray(given)) {
    return badRequest(
      given.length === 0
        ? `Invalid '${param}': empty array. Expected an array with minimum length ${bound}, but got an empty array instead.`
        : `Invalid '${param}': array too long. Expected an array with maximum length ${bound}, but got an array with length ${given.length} instead.`,
      param,
      given.length === 0 ? 'empty_array' : 'array_above_max_length',
    );
  }
  if (typeof given === 'string') {
    return badRequest(
      small
        ? `Invalid '${param}': empty string.`
        : `Invalid '${param}': string too long. Expected a string with maximum length ${bound}, but got a string with length ${given.length} instead.`,
      param,
      small ? 'empty_string' : 'string_above_max_length',
    );
  }
  const [which, sign, code] = small
    ? ['minimum', '>=', 'integer_below_min_value']
    : ['maximum', '<=', 'decimal_above_max_value'];
  return badRequest(
    `Invalid '${param}': ${which} value exceeded. Expected a value ${sign} ${bound}, but got ${String(given)} instead.`,
    param,
    code,
  );
}

/** `messages[0].role`. */
function pathOf(path: Issue['path']): string {
  return path.reduce<string>(
    (all, step) =>
      typeof step === 'number'
        ? `${all}[${step}]`
        : `${all}${all === '' ? '' : '.'}${String(step)}`,
    '',
  );
}

function valueAt(body: unknown, path: Issue['path']): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null
        ? (Object.entries(value).find(([key]) => key === String(step))?.[1] as unknown)
        : undefined,
    body,
  );
}

function typeNameOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  if (Array.isArray(value)) {
    return 'an array';
  }
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
