import type * as z from 'zod';
import type { Reason } from '../errors';
import type { CallFacts, RecordingChoices } from './choices';
import { CALL_KEYS, callSchema, CHOICE_KEYS, choicesSchema } from './schema';
import { similarTo } from './similar';

/** Where choices come from; what a side-car says goes before metadata, and so on. */
export type SourceKind = 'sidecar' | 'metadata' | 'tags' | 'session' | 'profile' | 'name';

export interface Source {
  readonly kind: SourceKind;
  /** As a reason names it: `the side-car call.json`. */
  readonly name: string;
}

/** What one source says. */
export interface Layer {
  readonly source: Source;
  readonly choices: RecordingChoices;
  readonly call: CallFacts;
}

/** One thing that is wrong: which source, which key, and what. */
export interface Problem {
  readonly code: 'malformed' | 'unknown_locale' | 'contradictory' | 'unsupported';
  readonly text: string;
}

export type LayerRead = { readonly layer: Layer } | { readonly problems: readonly Problem[] };

/** Values of a source by name, choices and facts together or the facts under `call`. */
export type Given = Readonly<Record<string, unknown>>;

/** A problem with a key of a source. */
export function problemWith(
  source: Source,
  key: string,
  what: string,
  code: Problem['code'] = 'malformed',
): Problem {
  return { code, text: `${key} (in ${source.name}) ${what}` };
}

/** Problems shown in one reason; the others turn up when these are mended. */
const MOST_SHOWN = 3;
const MOST_CHARACTERS = 600;

/** The reason that stands on a recording whose choices cannot be followed. */
export function reasonFor(problems: readonly Problem[]): Reason {
  const shown = problems.slice(0, MOST_SHOWN).map(({ text }) => text);
  const more = problems.length > MOST_SHOWN ? `; and ${problems.length - MOST_SHOWN} more` : '';
  const what = `${shown.join('; ')}${more}`;
  const cut = what.length > MOST_CHARACTERS ? `${what.slice(0, MOST_CHARACTERS).trimEnd()}…` : what;
  return {
    code: `choices_${problems[0]?.code ?? 'malformed'}`,
    message: `The recording cannot be transcribed as it was asked for: ${cut}. Mend it there, then retry the recording (POST api/recordings/{id}/retry).`,
  };
}

/** Whether a recording was refused for its choices, so that other choices may help it. */
export function isAboutChoices(reason: Reason | undefined): boolean {
  return reason?.code.startsWith('choices_') ?? false;
}

/** What a JSON document says. Keys that are not known are problems: nothing is left out in silence. */
export function readLayer(source: Source, given: unknown): LayerRead {
  if (!isObject(given)) {
    return { problems: [problemWith(source, 'The document', 'is not a JSON object')] };
  }
  const problems: Problem[] = [];
  const { call: nested, ...flat } = withoutNulls(given);
  if (nested !== undefined && !isObject(nested)) {
    problems.push(problemWith(source, 'call', 'is not an object'));
  }
  const facts = isObject(nested) ? withoutNulls(nested) : {};
  const choices: Record<string, unknown> = {};
  const call: Record<string, unknown> = { ...facts };
  for (const [key, value] of Object.entries(flat)) {
    if (CHOICE_KEYS.includes(key)) choices[key] = value;
    else if (!CALL_KEYS.includes(key)) problems.push(unknownKey(source, key));
    else if (key in facts) problems.push(problemWith(source, key, 'is given twice, also in call'));
    else call[key] = value;
  }
  const parsedChoices = parsed(choicesSchema, choices, source, problems);
  const parsedCall = parsed(callSchema, call, source, problems);
  if (problems.length > 0 || !parsedChoices || !parsedCall) return { problems };
  return { layer: { source, choices: parsedChoices, call: parsedCall } };
}

/** A key that is not ours, and the one that may be meant. */
export function unknownKey(source: Source, key: string): Problem {
  const meant = similarTo(key, [...CHOICE_KEYS, ...CALL_KEYS]);
  const hint = meant === undefined ? '' : `; ${meant} is`;
  return problemWith(source, shortened(key), `is not a choice that there is${hint}`);
}

function parsed<S extends z.ZodType>(
  schema: S,
  value: unknown,
  source: Source,
  problems: Problem[],
): z.output<S> | undefined {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    if (issue.code === 'unrecognized_keys') {
      problems.push(...issue.keys.map((key) => unknownKey(source, [...issue.path, key].join('.'))));
    } else {
      // The name of a voice or field is wrong, not its value: zod tells that one level deeper.
      const inner = issue.code === 'invalid_key' ? issue.issues[0]?.message : undefined;
      const key = issue.path.map(String).join('.');
      problems.push(problemWith(source, shortened(key), inner ?? issue.message));
    }
  }
  return undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Systems that export calls write `null` for what they do not know. */
function withoutNulls(given: Given): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null));
}

/** Keys come from outside as well. */
function shortened(key: string): string {
  return key.length > 80 ? `${key.slice(0, 80)}…` : key;
}
