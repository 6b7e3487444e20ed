import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { z } from 'zod';
import { transcriptSchema } from '../../shared/adapters/blob/transcript-schema';
import { AZURE_RESULTS, textOf, transcriptOf } from '../support/azure-results/fixtures';

const FILE = join(__dirname, '../../docs/transcript.schema.json');

/** The schema that transcripts are checked against, for those who read them. */
const PUBLISHED = {
  title: 'Callscribe transcript',
  description: 'Times in milliseconds from the start of the recording. See transcript.md.',
  ...z.toJSONSchema(transcriptSchema),
};

const SCHEMA_WORDS = ['properties', 'items', 'additionalProperties', 'propertyNames'];

const parsed = (text: string) => JSON.parse(text) as Record<string, unknown>;

describe('docs/transcript.schema.json', () => {
  // UPDATE_SCHEMAS=1 npm run test:unit writes it anew; prettier gives it its form.
  if (process.env['UPDATE_SCHEMAS'])
    beforeAll(() => writeFileSync(FILE, JSON.stringify(PUBLISHED)));

  it('is the schema that transcripts are checked against when they are written', () => {
    expect(parsed(readFileSync(FILE, 'utf8'))).toEqual(PUBLISHED);
  });

  it('has no field that docs/transcript.md does not explain', () => {
    const explained = readFileSync(FILE.replace('.schema.json', '.md'), 'utf8');
    const names = [...readFileSync(FILE, 'utf8').matchAll(/"(\w+)": \{/g)].map(([, name]) => name);
    const fields = names.filter((name) => name && !SCHEMA_WORDS.includes(name));
    expect(fields.length).toBeGreaterThan(30);
    expect(fields.filter((name) => !new RegExp(`[\`.]${name}\\b`).test(explained))).toEqual([]);
  });

  it.each(AZURE_RESULTS)('is what the transcript of %s is like', async (name) => {
    const validate = new Ajv2020({ strict: true }).compile(parsed(readFileSync(FILE, 'utf8')));
    const transcript = JSON.parse(JSON.stringify(await transcriptOf(textOf(name)))) as object;
    expect([validate(transcript), validate.errors]).toEqual([true, null]);
    expect(validate({ ...transcript, schemaVersion: 1 })).toBe(false);
    expect(validate({ ...transcript, phrases: [{ id: 'p1' }] })).toBe(false);
  });
});
