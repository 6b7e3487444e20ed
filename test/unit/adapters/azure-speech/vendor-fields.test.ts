import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AZURE_RESULTS,
  jsonOf,
  textOf,
  transcriptOf,
} from '../../../support/azure-results/fixtures';
import { VENDOR_FIELDS } from '../../../support/azure-results/vendor-fields';

const DOCUMENT = join(__dirname, '../../../../docs/transcript.md');

type Json = null | boolean | number | string | Json[] | { [field: string]: Json };

/** Paths of all values in a document: `recognizedPhrases[].channel`. */
function pathsOf(value: Json, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((inner) => pathsOf(inner, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([field, inner]) =>
    pathsOf(inner, path === '' ? field : `${path}.${field}`),
  );
}

/** The document with another value at the first place of this path, which is added where there is none. */
function changed(value: Json, path: string): Json {
  const [, field = '', list, rest = ''] = /^([^.[]+)(\[\])?\.?(.*)$/.exec(path) ?? [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const inner = value[field] ?? null;
  if (rest === '') return { ...value, [field]: another(field, inner) };
  if (!list) return { ...value, [field]: changed(inner, rest) };
  if (!Array.isArray(inner)) return value;
  const [first = null, ...others] = inner;
  return { ...value, [field]: [changed(first, rest), ...others] };
}

function another(field: string, value: Json): Json {
  if (field === 'locale') return 'xx-XX';
  if (typeof value === 'string') return /^-?PT/.test(value) ? 'PT7.77S' : `${value} (changed)`;
  return typeof value === 'number' ? value + (value < 10 ? 1 : 70_000_000) : 7;
}

const changedTranscript = async (path: string) =>
  transcriptOf(JSON.stringify(changed(jsonOf('stereo') as Json, path)));

describe('the table of the fields of the service', () => {
  const listed = VENDOR_FIELDS.map(({ path }) => path);
  const known = AZURE_RESULTS.filter((name) => name !== 'new-fields');

  it('lists every field that the result files have', () => {
    const found = known.flatMap((name) => pathsOf(jsonOf(name) as Json));
    expect([...new Set(found)].filter((path) => !listed.includes(path))).toEqual([]);
  });

  it('has result files for every field, but one that only an old version sends', () => {
    const found = new Set(known.flatMap((name) => pathsOf(jsonOf(name) as Json)));
    expect(listed.filter((path) => !found.has(path))).toEqual([
      'recognizedPhrases[].nBest[].speaker',
    ]);
  });

  it.each(VENDOR_FIELDS.map(({ path }) => path))(
    'is true of %s: another value there makes another transcript',
    async (path) => {
      const before = await transcriptOf(textOf('stereo'));
      expect(await changedTranscript(path)).not.toEqual(before);
    },
  );

  it('stands in docs/transcript.md', () => {
    const rows = readFileSync(DOCUMENT, 'utf8');
    expect(listed.filter((path) => !rows.includes(`\`${path}\``))).toEqual([]);
  });
});

describe('fields that are new to us', () => {
  it('are kept where they were, under their own names', async () => {
    const { phrases, origin } = await transcriptOf(textOf('new-fields'));
    const [first, second] = phrases;
    expect(first?.morePhrase).toEqual({ emotion: { label: 'calm', score: 0.7 } });
    expect(first?.more).toEqual({ rank: 1 });
    expect(first?.words?.[0]?.more).toEqual({ phonemes: ['b', 'ɔ̃'] });
    expect(origin?.more).toEqual({ modelVersion: '2026-02', snr: [12.5] });
    expect(origin?.channels).toEqual([
      { channel: 0, text: 'Bonjour.\nAu revoir.', more: { language: 'fr' } },
    ]);
    expect(second).not.toHaveProperty('more');
  });

  it('take no room where there are none', async () => {
    const text = JSON.stringify(await transcriptOf(textOf('mono-diarized')));
    expect(text).not.toContain('"more');
  });
});
