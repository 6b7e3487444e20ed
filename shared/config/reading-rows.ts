import * as z from 'zod';
import { categories, namePattern, redactionKinds } from './reading';
import {
  fieldSets,
  integerBetween,
  name,
  optional,
  profiles,
  secret,
  url,
  withDefault,
} from './setting';

/** Rows of what recordings may choose, and from where. */
export const CHOICE_ROWS = {
  RECORDING_PROFILES: withDefault(
    profiles,
    '{}',
    'Named sets of choices as JSON; the first folder of a path that has such a name chooses it (docs/choices.md).',
  ),
  RECORDING_NAME_PATTERN: optional(
    namePattern,
    '{agent}_{queue}_{callId}_{startedAt:yyyyMMdd-HHmmss}',
    'How names of recordings tell of their calls: parts in braces and the signs between them (docs/measures.md).',
  ),
  SIDECARS: withDefault(
    z.enum(['read', 'ignore']),
    'read',
    'Whether NAME.json beside a recording says how it is to be transcribed and what call it is of.',
  ),
  SIDECAR_WAIT_SECONDS: withDefault(
    integerBetween(0, 86_400),
    '0',
    'How long a recording without a side-car waits for one, from when it was written; 0 where none is expected.',
  ),
  FAILOVER: withDefault(
    z.enum(['none', 'next']),
    'none',
    'Whether recordings that a transcription service refuses for its key, quota or subscription go to the `next` of PROVIDERS (docs/choosing.md).',
  ),
} as const;

/** Rows of what is made of a transcript. */
export const READING_ROWS = {
  SUMMARY_FIELDS: withDefault(
    fieldSets,
    '[]',
    'Questions of your own that each summary answers: JSON, a list of fields or named lists of them (docs/summary.md).',
  ),
  SUMMARY_PART_TOKENS: withDefault(
    integerBetween(1000, 900_000),
    '24000',
    'Tokens of transcript in one call of the model; a longer recording is split and its parts are put together.',
  ),
  SUMMARY_MOST_CALLS: withDefault(
    integerBetween(1, 1000),
    '24',
    'Most calls of the model for one recording, repeats included; of a longer one beginning and end are read, and the summary says so.',
  ),
  SUMMARY_MOST_TOKENS: withDefault(
    integerBetween(8000, 100_000_000),
    '600000',
    'Most tokens of the model for one recording, repeats included.',
  ),
  CATEGORIES: withDefault(
    categories,
    '[]',
    'Rules of your own for what a call is about, as JSON: phrases, who says them, when, near what (docs/measures.md).',
  ),
  REDACT: withDefault(
    redactionKinds,
    'none',
    'What is blotted out of transcripts before anything is written: card, iban, email, phone, national-id, cvv, expiry, separated by commas; all or none (docs/redaction.md).',
  ),
  ORIGINALS_CONTAINER: optional(
    name,
    'originals',
    'Container that transcripts are also written to as they were before anything was blotted out; leave it out to keep none.',
  ),
  LANGUAGE_ENDPOINT: optional(
    url,
    'https://name.cognitiveservices.azure.com',
    'Endpoint of an Azure AI Language resource that helps to find what is to be blotted out; it gets the transcripts.',
  ),
  LANGUAGE_KEY: secret("Key of the Language resource; leave it out to use the app's identity."),
} as const;
