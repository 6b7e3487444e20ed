import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { answersIn, textOf } from '../../../support/immediate/fixtures';
import { pathsOf } from '../../../support/immediate/paths';

const DOCUMENT = readFileSync(join(__dirname, '../../../../docs/transcript.md'), 'utf8');

/** The section of a heading. */
const sectionOf = (heading: string) =>
  DOCUMENT.split('\n## ').find((section) => section.startsWith(heading)) ?? '';

/** Kept as they are, with all that is in them. */
const WHOLE = ['usage', 'logprobs', 'segments[].tokens'];

const SECTIONS = [
  ['fast-results', 'Where each field of fast transcription goes'],
  ['openai-transcriptions', 'Where each field of OpenAI'],
] as const;

describe.each(SECTIONS)('the fields of %s', (folder, heading) => {
  const names = answersIn(folder).filter((name) => name !== 'new-fields');

  it.each(names)('have a row in docs/transcript.md, all of %s', (name) => {
    const found = pathsOf(JSON.parse(textOf(folder, name))).map(
      (path) => WHOLE.find((whole) => path.startsWith(whole)) ?? path,
    );
    const rows = sectionOf(heading);
    expect(found.length).toBeGreaterThan(1);
    expect([...new Set(found)].filter((path) => !rows.includes(`\`${path}\``))).toEqual([]);
  });
});
