import { resolved, typesOf, type JsonSchema } from './json-schema';

/*
 * What a strict schema must obey: the subset that Azure documents (how-to/structured-outputs).
 * OpenAI's own bounds are wider, so what passes here passes there.
 */
const MOST_PROPERTIES = 100;
const MOST_LEVELS = 5;
const NOT_PERMITTED = [
  ...['minLength', 'maxLength', 'pattern', 'format'],
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...[
    'patternProperties',
    'unevaluatedProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
  ],
  ...['minItems', 'maxItems', 'uniqueItems', 'contains', 'minContains', 'maxContains'],
  ...['unevaluatedItems', 'prefixItems'],
  ...['allOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas'],
];

/** Where in the schema, as the service writes it: `('properties', 'a')`. */
type Path = readonly string[];

/** The first rule that a strict schema breaks, in the words of the service; undefined if none. */
export function strictViolation(root: JsonSchema): string | undefined {
  if (typesOf(root).join() !== 'object') {
    const type = root.type === undefined ? 'None' : typesOf(root).join(', ');
    return `schema must be a JSON Schema of 'type: "object"', got 'type: "${type}"'.`;
  }
  const properties = { count: 0 };
  const broken = violationIn(root, root, [], 1, properties);
  if (broken === undefined && properties.count > MOST_PROPERTIES) {
    return `Expected at most ${MOST_PROPERTIES} object properties in total, got ${properties.count}.`;
  }
  return broken;
}

function violationIn(
  schema: JsonSchema,
  root: JsonSchema,
  path: Path,
  level: number,
  properties: { count: number },
): string | undefined {
  const own = ruleBroken(schema, root, path, level);
  if (own !== undefined) {
    return own;
  }
  properties.count += Object.keys(schema.properties ?? {}).length;
  for (const [step, child] of childrenOf(schema)) {
    // A definition starts its own count: how deep it is used is told by recursion, which is allowed.
    const deeper =
      step[0] === '$defs' || step[0] === 'definitions' ? 1 : level + Number(isObject(child));
    const broken = violationIn(child, root, [...path, ...step], deeper, properties);
    if (broken !== undefined) {
      return broken;
    }
  }
  return undefined;
}

function ruleBroken(
  schema: JsonSchema,
  root: JsonSchema,
  path: Path,
  level: number,
): string | undefined {
  const context = `In context=(${path.map((part) => `'${part}'`).join(', ')}${path.length === 1 ? ',' : ''})`;
  const keyword = NOT_PERMITTED.find((name) => name in schema);
  if (keyword !== undefined) {
    return `${context}, '${keyword}' is not permitted.`;
  }
  if (schema.$ref !== undefined && resolved(schema, root) === undefined) {
    return `${context}, reference to component '${schema.$ref}' which was not found in the schema.`;
  }
  if (level > MOST_LEVELS) {
    return `${context}, schema exceeds the maximum of ${MOST_LEVELS} levels of nesting.`;
  }
  if (isObject(schema)) {
    return objectRuleBroken(schema, context);
  }
  if (typesOf(schema).includes('array') && schema.items === undefined) {
    return `${context}, array schema missing items.`;
  }
  const open = ['type', 'anyOf', '$ref', 'enum', 'const'].every((name) => !(name in schema));
  return open ? `${context}, schema must have a 'type' key.` : undefined;
}

function objectRuleBroken(schema: JsonSchema, context: string): string | undefined {
  if (schema.additionalProperties !== false) {
    return `${context}, 'additionalProperties' is required to be supplied and to be false.`;
  }
  const missing = Object.keys(schema.properties ?? {}).find(
    (name) => schema.required?.includes(name) !== true,
  );
  if (missing !== undefined) {
    return `${context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`;
  }
  const extra = schema.required?.find((name) => !(name in (schema.properties ?? {})));
  return extra === undefined
    ? undefined
    : `${context}, 'required' has the extra key '${extra}' which is not in properties.`;
}

function isObject(schema: JsonSchema): boolean {
  return typesOf(schema).includes('object');
}

function childrenOf(schema: JsonSchema): [Path, JsonSchema][] {
  const named = (['properties', '$defs', 'definitions'] as const).flatMap((keyword) =>
    Object.entries(schema[keyword] ?? {}).map(([name, child]): [Path, JsonSchema] => [
      [keyword, name],
      child,
    ]),
  );
  const options = (schema.anyOf ?? []).map((child, at): [Path, JsonSchema] => [
    ['anyOf', String(at)],
    child,
  ]);
  return [
    ...named,
    ...options,
    ...(schema.items === undefined ? [] : [[['items'], schema.items] as [Path, JsonSchema]]),
  ];
}
