import { jsonSchema } from '../../../../../local/openai/request/json-schema';
import { strictViolation } from '../../../../../local/openai/request/strict-schema';

function violation(schema: unknown): string | undefined {
  return strictViolation(jsonSchema.parse(schema));
}

function objectOf(properties: Record<string, unknown>, more: object = {}): Record<string, unknown> {
  const required = Object.keys(properties);
  return { type: 'object', properties, required, additionalProperties: false, ...more };
}

const text = { type: 'string' };

describe('strictViolation', () => {
  it('passes a schema that keeps the rules, with the $schema that SDK helpers add', () => {
    const item = objectOf({ text, due: { type: ['string', 'null'] } });
    const schema = objectOf(
      { items: { type: 'array', items: item }, one: { anyOf: [item, { type: 'null' }] } },
      { $schema: 'http://json-schema.org/draft-07/schema#' },
    );

    expect(violation(schema)).toBeUndefined();
  });

  it('passes a schema that refers to itself', () => {
    const node = objectOf({ text, children: { type: 'array', items: { $ref: '#/$defs/node' } } });

    expect(
      violation(objectOf({ root: { $ref: '#/$defs/node' } }, { $defs: { node } })),
    ).toBeUndefined();
  });

  it.each([
    ['a root that is an array', { type: 'array', items: text }, /got 'type: "array"'/u],
    ['a root of alternatives', { anyOf: [objectOf({ text })] }, /got 'type: "None"'/u],
    [
      'an object that is left open',
      { type: 'object', properties: { text }, required: ['text'] },
      /^In context=\(\), 'additionalProperties' is required to be supplied and to be false\./u,
    ],
    [
      'a property that may be missing',
      objectOf({ a: { ...objectOf({ text }), required: [] } }),
      /^In context=\('properties', 'a'\), 'required' is required .* Missing 'text'\.$/u,
    ],
    [
      'a required key without a property',
      { ...objectOf({ text }), required: ['text', 'ghost'] },
      /extra key 'ghost'/u,
    ],
    [
      'a bound on the length',
      objectOf({ a: { type: 'array', items: { ...text, maxLength: 5 } } }),
      /^In context=\('properties', 'a', 'items'\), 'maxLength' is not permitted\.$/u,
    ],
    [
      'a bound on the number of items',
      objectOf({ a: { type: 'array', items: text, minItems: 1 } }),
      /'minItems'/u,
    ],
    ['alternatives by oneOf', objectOf({ a: { oneOf: [text] } }), /'oneOf' is not permitted/u],
    ['an array without items', objectOf({ a: { type: 'array' } }), /array schema missing items/u],
    [
      'a property without a type',
      objectOf({ a: { description: 'anything' } }),
      /must have a 'type' key/u,
    ],
    ['a reference into nowhere', objectOf({ a: { $ref: '#/$defs/none' } }), /not found/u],
  ])('refuses %s', (_what, schema, message) => {
    expect(violation(schema)).toMatch(message);
  });

  it('counts five levels of objects, and refuses the sixth', () => {
    const nested = (levels: number): Record<string, unknown> =>
      objectOf({ a: levels === 1 ? text : nested(levels - 1) });

    expect(violation(nested(5))).toBeUndefined();
    expect(violation(nested(6))).toMatch(/5 levels of nesting/u);
  });

  it('counts a hundred properties in all objects together', () => {
    const many = (count: number): Record<string, unknown> =>
      objectOf(
        Object.fromEntries(Array.from({ length: count }, (_, index) => [`p${index}`, text])),
      );

    expect(violation(objectOf({ a: many(99) }))).toBeUndefined();
    expect(violation(objectOf({ a: many(100) }))).toMatch(/at most 100 object properties/u);
  });
});
