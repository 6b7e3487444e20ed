import { z } from 'zod';

/** A property's value must be one of these. Constants, or names of parameters. */
export interface Test {
  /** Names on the way to the property, the collection's own left out. */
  readonly path: readonly string[];
  readonly oneOf: readonly Operand[];
}

export type Operand =
  | { readonly value: unknown }
  | { readonly parameter: string }
  /** The parameter is an array of the values. */
  | { readonly parameterList: string };

/** What a query's WHERE says in the form `a AND b AND …`. */
export interface Conjunction {
  /** The parts that compare one property with values. */
  readonly tests: readonly Test[];
  /** Whether there is nothing else in the WHERE. */
  readonly complete: boolean;
}

const identifier = z.object({ type: z.literal('identifier'), name: z.string() });
const node = z.looseObject({ type: z.string() });
type Node = z.infer<typeof node>;

const query = z.object({
  body: z.object({
    from: z.object({
      source: z.object({
        expression: z.object({
          type: z.literal('collection_expression'),
          expression: identifier,
        }),
        alias: identifier.nullable(),
      }),
      joins: z.tuple([]),
    }),
    where: z.object({ condition: node }),
  }),
});

const binary = z.object({
  type: z.literal('scalar_binary_expression'),
  operator: z.string(),
  left: node,
  right: node,
});
const within = z.object({
  type: z.literal('scalar_in_expression'),
  value: node,
  list: z.array(node),
});
const contains = z.object({
  type: z.literal('scalar_function_expression'),
  name: z.object({ name: z.string().regex(/^ARRAY_CONTAINS$/i) }),
  arguments: z.tuple([z.object({ type: z.literal('parameter_name'), name: z.string() }), node]),
});
const member = z.object({
  type: z.literal('scalar_member_expression'),
  object: node,
  property: identifier,
  computed: z.literal(false),
});
const constant = z.object({
  type: z.enum(['string_constant', 'number_constant', 'boolean_constant']),
  value: z.union([z.string(), z.number(), z.boolean()]),
});
const parameter = z.object({ type: z.literal('parameter_name'), name: z.string() });

/**
 * The comparisons that every row of a query must pass.
 *
 * @param ast of the query engine
 */
export function conjunctionOf(ast: unknown): Conjunction {
  const parsed = query.safeParse(ast);
  if (!parsed.success) return { tests: [], complete: false };
  const { source } = parsed.data.body.from;
  const root = (source.alias ?? source.expression.expression).name;
  const parts = partsOf(parsed.data.body.where.condition);
  const tests = parts.flatMap((part) => toTest(part, root) ?? []);
  return { tests, complete: tests.length === parts.length };
}

function partsOf(condition: Node): Node[] {
  const both = binary.safeParse(condition).data;
  return both?.operator === 'AND' ? [...partsOf(both.left), ...partsOf(both.right)] : [condition];
}

function toTest(part: Node, root: string): Test | undefined {
  const equal = binary.safeParse(part).data;
  if (equal?.operator === '=') return testOf(equal.left, [toOperand(equal.right)], root);
  const listed = within.safeParse(part).data;
  if (listed) return testOf(listed.value, listed.list.map(toOperand), root);
  const inArray = contains.safeParse(part).data;
  if (!inArray) return undefined;
  const [list, value] = inArray.arguments;
  return testOf(value, [{ parameterList: list.name }], root);
}

function testOf(
  property: Node,
  operands: readonly (Operand | undefined)[],
  root: string,
): Test | undefined {
  const path = pathOf(property, root);
  const oneOf = operands.filter((operand) => operand !== undefined);
  return path && oneOf.length === operands.length ? { path, oneOf } : undefined;
}

function toOperand(value: Node): Operand | undefined {
  const known = constant.safeParse(value).data;
  if (known) return { value: known.value };
  const named = parameter.safeParse(value).data;
  return named && { parameter: named.name };
}

/** `c.times.landedAt` → times, landedAt */
function pathOf(expression: Node, root: string): string[] | undefined {
  const name = identifier.safeParse(expression).data?.name;
  if (name !== undefined) return name === root ? [] : undefined;
  const step = member.safeParse(expression).data;
  const before = step && pathOf(step.object, root);
  return before && [...before, step.property.name];
}
