import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSettings } from '../../shared/config/settings';
import { SETTINGS, type SettingName } from '../../shared/config/table';

const PROJECT = join(__dirname, '..', '..');
const read = (name: string) => readFileSync(join(PROJECT, name), 'utf8');
const names = Object.keys(SETTINGS) as SettingName[];

/** Settings that belong to the Functions host, not to the table. */
const OF_THE_HOST = ['FUNCTIONS_WORKER_RUNTIME', 'AzureWebJobsStorage', 'RecordingsStorage'];

describe('the settings table, the sample and the README', () => {
  const sample = (
    JSON.parse(read('local.settings.sample.json')) as { Values: Record<string, string> }
  ).Values;

  it('have the same settings in the sample as in the table', () => {
    expect(Object.keys(sample).sort()).toEqual([...OF_THE_HOST, ...names].sort());
  });

  it('give a sample that parses', () => {
    expect(() => parseSettings(sample)).not.toThrow();
  });

  it('show in the README every setting with its default and its meaning, in order', () => {
    const rows = read('README.md')
      .split('\n')
      .filter((line) => /^\| `[A-Z_]+` \|/.test(line));

    expect(rows).toEqual(names.map((name) => readmeRow(name)));
  });
});

function readmeRow(name: SettingName): string {
  const { required, secret, help, default: value } = SETTINGS[name];
  const optional = secret ? 'optional secret' : 'optional';
  const given = value === undefined ? optional : `\`${value}\``;
  return `| \`${name}\` | ${required ? 'required' : given} | ${help} |`;
}
