import { z } from 'zod';

/** The part of JSON Schema that structured outputs know; other keywords are kept to be judged later. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[] | undefined;
  readonly description?: string | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema | undefined;
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly $ref?: string | undefined;
  readonly $defs?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly definitions?: Readonly<Record<string, JsonSchema>> | undefined;
}

export const jsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    type: z.union([z.string(), z.array(z.string())]).optional(),
    description: z.string().optional(),
    properties: z.record(z.string(), jsonSchema).optional(),
    required: z.array(z.string()).optional(),
    items: jsonSchema.optional(),
    anyOf: z.array(jsonSchema).optional(),
    enum: z.array(z.unknown()).optional(),
    $ref: z.string().optional(),
    $defs: z.record(z.string(), jsonSchema).optional(),
    definitions: z.record(z.string(), jsonSchema).optional(),
  }),
);

/** The schema itself, or the one its `$ref` points to. Undefined for a pointer into nowhere. */
export function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema | undefined {
  let current: JsonSchema | undefined = schema;
  // A chain of references longer than this is a circle.
  for (let hop = 0; hop < 10 && current?.$ref !== undefined; hop += 1) {
    current = target(current.$ref, root);
  }
  return current?.$ref === undefined ? current : undefined;
}

function target(pointer: string, root: JsonSchema): JsonSchema | undefined {
  if (pointer === '#') {
    return root;
  }
  const [, kind, name] = /^#\/(\$defs|definitions)\/([^/]+)$/u.exec(pointer) ?? [];
  if (kind === undefined || name === undefined) {
    return undefined;
  }
  return (kind === '$defs' ? root.$defs : root.definitions)?.[name];
}

/** Names of the types a schema allows; empty when it leaves them open. */
export function typesOf({ type }: JsonSchema): readonly string[] {
  return type === undefined ? [] : typeof type === 'string' ? [type] : type;
}
