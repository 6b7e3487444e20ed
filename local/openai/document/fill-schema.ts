import { resolved, typesOf, type JsonSchema } from '../request/json-schema';
import type { ActionItem, CallSummary, SpeakerSentiment, Statement } from '../summarize/types';
import { memberOf } from './enum-member';
import { fieldNamed, partNamed, wordsIn } from './meanings';

/** Everything a statement of any part may carry. */
type Item = Statement & Partial<ActionItem> & Partial<SpeakerSentiment>;
/** What is to be written somewhere; `undefined` where nothing is known. */
type Value = string | null | undefined | Item | readonly (string | Item)[];

/** Finds a sentence that has to do with some words; empty when none has. */
export type FindSentence = (words: string) => string;

/** Answers a question of the caller's own: its value, its sentence and its evidence. */
export type AnswerQuestion = (name: string, question: JsonSchema) => object | undefined;

/** Nesting after which a schema that refers to itself without a way out is given up. */
const DEEPEST = 24;

/**
 * Writes a summary into the shape of any schema. Properties are understood by their names and
 * descriptions; what can't be known stays empty: null, [], "", false, 0, or a "don't know" of an enum.
 *
 * @throws Error when the schema can't be filled by anything (it never ends, or refers into nowhere)
 */
export function fillSchema(
  root: JsonSchema,
  summary: CallSummary,
  find: FindSentence,
  answer: AnswerQuestion = () => undefined,
): unknown {
  return new Filler(root, summary, find, answer).object(root, undefined, 0);
}

class Filler {
  constructor(
    private readonly root: JsonSchema,
    private readonly summary: CallSummary,
    private readonly find: FindSentence,
    private readonly answer: AnswerQuestion,
  ) {}

  /** `item` is undefined for objects that aren't about one statement: they ask for parts. */
  object(schema: JsonSchema, item: Item | undefined, depth: number): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, property]) => {
        const answered = asksQuestion(property) ? this.answer(name, property) : undefined;
        if (answered !== undefined) return [name, answered];
        const field = item === undefined ? undefined : fieldNamed(name, property);
        const value =
          item === undefined ? this.part(name, property) : field && (item[field] ?? null);
        return [
          name,
          this.fit(property, value, `${wordsIn(name)} ${property.description ?? ''}`, depth + 1),
        ];
      }),
    );
  }

  private part(name: string, property: JsonSchema): Value {
    const part = partNamed(name, property);
    return part === undefined ? undefined : this.summary[part];
  }

  private fit(given: JsonSchema, value: Value, hint: string, depth: number): unknown {
    const schema = resolved(given, this.root);
    if (schema === undefined || depth > DEEPEST) {
      throw new Error('The schema never ends or refers to something it does not define.');
    }
    if ('const' in schema) {
      return schema['const'];
    }
    if (schema.enum !== undefined) {
      return memberOf(schema.enum, labelOf(value));
    }
    if (schema.anyOf !== undefined) {
      return this.option(schema.anyOf, value, hint, depth);
    }
    const types = typesOf(schema);
    if (types.includes('null') && isNothing(value)) {
      return null;
    }
    return this.ofType(types.find((type) => type !== 'null') ?? 'null', schema, value, hint, depth);
  }

  private option(
    options: readonly JsonSchema[],
    value: Value,
    hint: string,
    depth: number,
  ): unknown {
    const ways = options.map((option) => resolved(option, this.root) ?? option);
    const nullWay = ways.find((way) => typesOf(way).includes('null'));
    if (nullWay !== undefined && isNothing(value)) {
      return null;
    }
    const wanted = Array.isArray(value) ? 'array' : typeof value === 'string' ? 'string' : 'object';
    const real = ways.filter((way) => typesOf(way).join() !== 'null');
    const best = real.find((way) => typesOf(way).includes(wanted)) ?? real[0];
    return best === undefined ? null : this.fit(best, value, hint, depth + 1);
  }

  private ofType(
    type: string,
    schema: JsonSchema,
    value: Value,
    hint: string,
    depth: number,
  ): unknown {
    switch (type) {
      case 'object':
        return this.object(schema, holdsParts(schema) ? undefined : itemOf(value), depth);
      case 'array':
        return listOf(value).map((one) => this.fit(schema.items ?? {}, one, hint, depth + 1));
      case 'string':
        return value === undefined ? this.find(hint) : textOf(value);
      case 'boolean':
        return false;
      case 'integer':
      case 'number':
        return 0;
      default:
        return null;
    }
  }
}

function asksQuestion({ properties }: JsonSchema): boolean {
  return (
    properties !== undefined && ['value', 'text', 'evidence'].every((name) => name in properties)
  );
}

/** An object that asks for several parts is a container, whatever it is called. */
function holdsParts({ properties = {} }: JsonSchema): boolean {
  const parts = Object.entries(properties).map(([name, property]) => partNamed(name, property));
  const known = new Set(parts.filter((part) => part !== undefined));
  return known.size > 1 && !('evidence' in properties);
}

function isNothing(value: Value): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}

function listOf(value: Value): readonly (string | Item)[] {
  if (value === undefined || value === null) {
    return [];
  }
  return isList(value) ? value : [value];
}

function isList(value: Value): value is readonly (string | Item)[] {
  return Array.isArray(value);
}

/** The statement an object is about; several become one with the evidence of all. */
function itemOf(value: Value): Item | undefined {
  if (value === undefined) {
    return undefined;
  }
  const items = listOf(value).map((one) =>
    typeof one === 'string' ? { text: one, evidence: [] } : one,
  );
  const [first, ...rest] = items;
  return first === undefined || rest.length === 0
    ? (first ?? NOTHING)
    : {
        ...first,
        text: textOf(items),
        evidence: [...new Set(items.flatMap((one) => one.evidence))],
      };
}

const NOTHING: Item = { text: '', evidence: [] };

function textOf(value: Value): string {
  return listOf(value)
    .map((one) => (typeof one === 'string' ? one : one.text))
    .join(' ');
}

/** What an enum is asked for: a sentiment's label, of several speakers the customer's. */
function labelOf(value: Value): string | undefined {
  const items = listOf(value);
  const customer = items.find(
    (one) => typeof one !== 'string' && /customer|caller/iu.test(one.speaker ?? ''),
  );
  const one = customer ?? items.at(-1);
  return typeof one === 'string' ? one : one?.label;
}
