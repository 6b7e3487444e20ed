import { Ajv, type ValidateFunction } from 'ajv';
import type { JsonSchema } from '../request/json-schema';

/** Compiling takes ten milliseconds, and an app sends the same schema with every call. */
const compiled = new Map<string, ValidateFunction>();
const MOST_SCHEMAS = 100;

/** @throws Error when the schema is no JSON schema */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  // The draft is declared by some clients and not by others; the subset is the same in all of them.
  const { $schema: _draft, ...bare } = schema;
  const text = JSON.stringify(bare);
  const known = compiled.get(text);
  if (known) return known;
  const made = new Ajv({ strict: false, validateFormats: false, logger: false }).compile(bare);
  if (compiled.size >= MOST_SCHEMAS) compiled.clear();
  compiled.set(text, made);
  return made;
}
