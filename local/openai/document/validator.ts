import { Ajv, type ValidateFunction } from 'ajv';
import type { JsonSchema } from '../request/json-schema';

/** @throws Error when the schema is no JSON schema */
export function compileSchema(schema: JsonSchema): ValidateFunction {
  // The draft is declared by some clients and not by others; the subset is the same in all of them.
  const { $schema: _draft, ...bare } = schema;
  return new Ajv({ strict: false, validateFormats: false, logger: false }).compile(bare);
}
