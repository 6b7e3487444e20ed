import { problemWith, readLayer, unknownKey, type Layer, type Problem, type Source } from './layer';
import { CALL_KEYS, CHOICE_KEYS } from './schema';
import { plainName, similarTo } from './similar';

/** Custom facts in metadata and tags: `field_order=4711`. */
const FIELD = /^field[_-](.+)$/i;

/** The one choice that has a name within it. */
const SUMMARY_FIELDS = 'summaryFields';

const KEYS = [...CHOICE_KEYS, ...CALL_KEYS, SUMMARY_FIELDS];
const BY_PLAIN_NAME = new Map(KEYS.map((key) => [plainName(key), key]));

/** Words that other programs use as well: what only looks like them is theirs. */
const COMMON_WORDS: readonly string[] = ['providers', 'mode', 'cost'];
const UNCOMMON = KEYS.filter((key) => !COMMON_WORDS.includes(key));

/** A number is none of our values of these: permissions of a file that was copied, what a call cost. */
function isOfOthers(key: string | undefined, value: string): boolean {
  return (key === 'mode' || key === 'cost') && /^[\d.,]+$/.test(value);
}

/**
 * What blob metadata or index tags say: names without regard to case, `-` and `_`, and values that
 * are text. Other programs leave names of their own there, so an unknown one is passed over, unless
 * it looks like one of ours. `undefined` where nothing is ours.
 */
export function layerOfText(
  source: Source,
  pairs: Readonly<Record<string, string>>,
): { layer: Layer } | { problems: readonly Problem[] } | undefined {
  const given: Record<string, unknown> = {};
  const fields: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const [name, text] of Object.entries(pairs)) {
    const value = text.trim();
    if (value === '') continue; // not given: whoever exports calls leaves unknown facts blank
    const field = FIELD.exec(name)?.[1];
    const key = BY_PLAIN_NAME.get(plainName(name));
    if (isOfOthers(key, value)) continue;
    if (field !== undefined) fields[field] = value;
    else if (key === undefined || key === 'fields' || key === 'summary') {
      if (key !== undefined) problems.push(problemWith(source, name, SAY_OTHERWISE[key]));
      else if (similarTo(name, UNCOMMON) !== undefined) problems.push(unknownKey(source, name));
    } else if (key in given) problems.push(problemWith(source, name, 'is given twice'));
    else given[key] = toValue(key, value);
  }
  if (Object.keys(fields).length > 0) given['fields'] = fields;
  if (problems.length > 0) return { problems };
  if (Object.keys(given).length === 0) return undefined;
  const { [SUMMARY_FIELDS]: summary, ...rest } = given;
  return readLayer(
    source,
    summary === undefined ? rest : { ...rest, summary: { fields: summary } },
  );
}

const SAY_OTHERWISE = {
  fields: 'is not written so here: give each field as field_NAME',
  summary: `is not written so here: give ${SUMMARY_FIELDS}`,
} as const;

/** Text as the type that the choice has; what is malformed stays text and is refused as such. */
function toValue(key: string, text: string): unknown {
  switch (key) {
    case 'candidateLocales':
    case 'providers':
    case 'redact':
      return text.split(/[\s,;]+/).filter(Boolean);
    case 'phrases':
      return text
        .split(/[,;]/)
        .map((phrase) => phrase.trim())
        .filter(Boolean);
    case 'speakers':
      return toRoles(text);
    case 'urgent':
      return YES_OR_NO.get(text.toLowerCase()) ?? text;
    case 'maxSpeakers':
    case 'retentionDays':
    case 'leg':
      return /^\d{1,9}$/.test(text) ? Number(text) : text;
    default:
      return text;
  }
}

const YES_OR_NO: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
]);

/** `channel0:agent channel1:customer`, with commas or blanks between; tags have no commas. */
function toRoles(text: string): unknown {
  const pairs = text
    .split(/[\s,;]+/)
    .filter(Boolean)
    .map((pair) => pair.split(/[:=]/));
  if (pairs.some((pair) => pair.length !== 2)) return text;
  return Object.fromEntries(pairs.map(([voice = '', role = '']) => [voice, role]));
}
