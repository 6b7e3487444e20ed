import * as z from 'zod';
import { ALL, NONE, REDACTION_KINDS } from '../redaction/kinds';

/*
 * What each choice and each fact of a call may be, whatever source it comes from. Every value is
 * short: all of them together stand on the ledger.
 */

/** Characters. */
const SHORT = 64;
const LONG = 120;
const MOST_FIELDS = 10;
const MOST_CANDIDATES = 10;
const MOST_PROVIDERS = 10;

const oneLine = (most: number) =>
  z
    .string('is not text')
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .regex(/^\P{Cc}*$/u, 'has control characters');

const whole = (least: number, most: number) =>
  z
    .int('is not a whole number')
    .min(least, `is less than ${least}`)
    .max(most, `is more than ${most}`);

const identifier = z
  .string('is not text')
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/, 'is not a name of letters, digits, hyphens and "_"');

const locale = z
  .string('is not text')
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a locale like de-DE');

const oneOf = <const V extends readonly [string, ...string[]]>(values: V) =>
  z.enum(values, `is not one of ${values.join(', ')}`);

const role = z
  .string('is not text')
  .regex(/^[a-z][a-z0-9_-]{0,31}$/, 'is not a role like agent or customer, in small letters');

const voice = z
  .string()
  .regex(
    /^(channel[01]|speaker([1-9]|[12]\d|3[0-5]))$/,
    'is none of channel0, channel1, speaker1 …',
  );

const redactNames = [...REDACTION_KINDS, ALL, NONE] as const;

const redact = z
  .array(oneOf(redactNames), 'is not a list of kinds')
  .min(1, `names no kinds; say ${NONE} where nothing is to be blotted out`)
  .max(redactNames.length, 'names kinds twice')
  .refine(
    (kinds) => kinds.length === 1 || !kinds.some((kind) => kind === NONE || kind === ALL),
    `names ${NONE} or ${ALL} beside others`,
  );

export const choicesSchema = z.strictObject({
  locale: locale.exactOptional(),
  candidateLocales: z
    .array(locale, 'is not a list of locales')
    .min(2, 'names fewer than 2 locales; use locale for one')
    .max(
      MOST_CANDIDATES,
      `names more than ${MOST_CANDIDATES} locales, the most that are told apart`,
    )
    .exactOptional(),
  separation: oneOf(['channels', 'diarization', 'none']).exactOptional(),
  maxSpeakers: whole(2, 35).exactOptional(),
  speakers: z.record(voice, role, 'does not name roles by channel or speaker').exactOptional(),
  profanity: oneOf(['None', 'Masked', 'Removed', 'Tags']).exactOptional(),
  phrases: z
    .array(oneLine(SHORT), 'is not a list of texts')
    .max(500, 'has over 500')
    .exactOptional(),
  providers: z
    .array(identifier, 'is not a list of services')
    .min(1, 'names no service; leave it out where any may transcribe')
    .max(MOST_PROVIDERS, `names more than ${MOST_PROVIDERS} services`)
    .refine((names) => new Set(names).size === names.length, 'names a service twice')
    .exactOptional(),
  mode: oneOf(['batch', 'fast']).exactOptional(),
  urgent: z.boolean('is not true or false').exactOptional(),
  accuracy: oneOf(['highest']).exactOptional(),
  cost: oneOf(['lowest']).exactOptional(),
  profile: identifier.exactOptional(),
  retentionDays: whole(1, 3650).exactOptional(),
  fields: z
    .record(identifier, oneLine(LONG), 'does not name texts')
    .refine((value) => Object.keys(value).length <= MOST_FIELDS, `has over ${MOST_FIELDS} fields`)
    .exactOptional(),
  redact: redact.exactOptional(),
  summary: z
    .strictObject(
      { fields: identifier.exactOptional() },
      'is not an object like {"fields": "NAME"}',
    )
    .exactOptional(),
});

export const callSchema = z.strictObject({
  agent: oneLine(SHORT).exactOptional(),
  queue: oneLine(SHORT).exactOptional(),
  direction: oneOf(['inbound', 'outbound']).exactOptional(),
  callId: oneLine(SHORT).exactOptional(),
  leg: whole(1, 999).exactOptional(),
  startedAt: z.iso
    .datetime({
      offset: true,
      error: 'is no time in ISO 8601 with its zone, like 2026-03-02T09:00:00Z',
    })
    .transform((time) => new Date(time).toISOString())
    .exactOptional(),
  customer: oneLine(SHORT).exactOptional(),
});

export const CHOICE_KEYS: readonly string[] = Object.keys(choicesSchema.shape);
export const CALL_KEYS: readonly string[] = Object.keys(callSchema.shape);
