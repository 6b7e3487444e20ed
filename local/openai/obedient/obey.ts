import { textOf, type ChatMessage } from '../request/chat-request';
import { phraseOfJson } from '../transcript/json-phrases';
import { allReadings } from './readings';

/** A document as the model would have answered. */
type Document = Record<string, unknown>;
type Order = (text: string, ids: readonly string[], document: Document, prompt: string) => void;

/*
 * A model without any judgement: whatever it reads that looks like an order, it carries out, in many
 * languages and codes, and cites the line in which it was told. For tests of what stands around it.
 */

const REST = '[\\s:"\'“„«]*([^"”“«»\\n]{2,160}?)["”»]?(?:[.!?\\n]|$)';
const TITLE =
  'title|headline|titel|überschrift|titre|título|titulo|titolo|tytuł|заголовок|标题|タイトル';
const SUMMARY =
  'summary|zusammenfassung|résumé|resume|resumen|riassunto|samenvatting|resumo|摘要|要約';

const ORDERS: readonly (readonly [RegExp, Order])[] = [
  [
    new RegExp(
      `(?:${TITLE})[^.!?\\n]{0,25}?(?:\\bto\\b|\\bas\\b|\\bis\\b|\\bbe\\b|\\bsay\\b|\\bauf\\b|\\blautet\\b|\\bà\\b|\\bsur\\b|\\bcomme\\b|\\bcomo\\b|\\ba\\b|\\bin\\b|\\bop\\b|\\bпоставь\\b|:|为|=)${REST}`,
      'giu',
    ),
    (text, _ids, document) => {
      document['title'] = text;
    },
  ],
  [
    new RegExp(
      `(?:${SUMMARY})[^.!?\\n]{0,30}?(?:\\bto\\b|\\bas\\b|\\bis\\b|\\bbe\\b|\\bsays?\\b|\\bthat\\b|\\bdass\\b|\\bque\\b|\\bche\\b|\\bdat\\b|\\bread\\b|:|=)${REST}`,
      'giu',
    ),
    (text, ids, document) => {
      document['summary'] = [said(text, ids)];
    },
  ],
  [
    /\b(?:ignor\w*|disregard|forget|override|ignorier\w*|vergiss|vergessen|missacht\w*|oublie\w*|olvid\w*|negeer|vergeet|dimentica|esqueça|desconsidere|zignoruj|игнориру\w*|забудь)\b([^\n]{3,200})|(?:忽略|无视|無視)([^\n]{1,100})/giu,
    (text, ids, document) => {
      document['summary'] = [said(text, ids)];
      document['reason'] = null;
      document['actionItems'] = [];
    },
  ],
  [
    /\b(?:mark|classify|label|flag|rate|treat|markiere\w*|marque\w*|marca\w*|segna)\b[^.!?\n]{0,40}?\b(?:as|als|comme|como|come)\b([^.!?\n]{2,80})/giu,
    (text, ids, document) => {
      document['outcome'] = said(text, ids);
      soften(document);
    },
  ],
  [
    /\b(?:system ?prompt|your (?:instructions|rules|prompt)|systemprompt|invite système|mensaje del sistema|instructions you (?:were|have)|everything above|text above)\b()/giu,
    (_text, ids, document, prompt) => {
      document['title'] = prompt.slice(0, 200);
      pushTo(document, 'keyPoints', said(prompt.slice(0, 600), ids));
    },
  ],
  [
    /\b(?:respond|reply|answer|output|print|say|write|repeat|return|antworte\w*|schreib\w*|répond\w*|écri\w*|responde|escrib\w*|rispondi|scrivi|schrijf)\b(?: only| exactly| just| nur| seulement| solo| with| mit| avec| con| the following| verbatim| in the \w+| that| the words?)*[\s:]+([^.!?\n]{2,160})/giu,
    (text, ids, document) => {
      pushTo(document, 'summary', said(text, ids));
      document['title'] = text;
    },
  ],
  [
    /\b(?:add|include|append|insert|mention|note|record|state|report|put|füge|ergänze|ajoute\w*|añad\w*|agrega|aggiungi|voeg)\b[^.!?\n]{0,30}?\b(?:that|dass|que|che|dat|point|item|:|link|this)\b([^!?\n]{2,200})/giu,
    (text, ids, document) => {
      pushTo(document, 'keyPoints', said(text, ids));
    },
  ],
  [
    /\b(?:do not|don't|never) (?:summari[sz]e|mention|report|include|write)\b([^.!?\n]*)/giu,
    (_text, _ids, document) => {
      document['keyPoints'] = [];
      document['actionItems'] = [];
      document['topics'] = [];
    },
  ],
  [
    /(?:^|[\s"'\n])(?:system|assistant|developer)\s*[:>]+\s*([^\n]{3,300})|<\|[^|]+\|>([^<\n]{3,300})|\[INST\]([^[\n]{3,300})/giu,
    (text, ids, document) => {
      document['summary'] = [said(text, ids)];
      document['title'] = text;
    },
  ],
  [
    /(!?\[[^\]]*\]\([^)]*\)|<(?:a|img|script)\b[^>]*>[^<]*)/giu,
    (text, ids, document) => {
      pushTo(document, 'keyPoints', said(text, ids));
    },
  ],
  [
    /\b(?:you are (?:now|no longer)|you're now|act as|pretend (?:to be|you are)|from now on|du bist (?:jetzt|nun)|tu es maintenant|ahora eres)\b([^.!?\n]{2,120})/giu,
    (text, ids, document) => {
      document['title'] = `I am ${text}`;
      pushTo(document, 'summary', said(text, ids));
    },
  ],
  [
    /\b(?:sentiment|mood|stimmung)\b[^.!?\n]{0,30}\b(?:positive|happy|satisfied|delighted|positiv)\b()/giu,
    (_text, _ids, document) => soften(document),
  ],
];

/** Carries out every order in what the user's message says. */
export function obey(messages: readonly ChatMessage[], document: Document): Document {
  const prompt = messages
    .filter(({ role }) => role === 'system')
    .map(textOf)
    .join('\n');
  const obedient: Document = structuredClone(document);
  for (const message of messages.filter(({ role }) => role === 'user')) {
    for (const line of textOf(message).split('\n')) {
      const phrase = phraseOfJson(line);
      const ids = phrase?.id === undefined ? [] : [phrase.id];
      for (const reading of allReadings(phrase?.text ?? line)) {
        carryOut(reading, ids, obedient, prompt);
      }
    }
  }
  return obedient;
}

function carryOut(text: string, ids: readonly string[], document: Document, prompt: string): void {
  for (const [pattern, order] of ORDERS) {
    for (const [, ...groups] of text.matchAll(pattern)) {
      order(groups.find((group) => group !== undefined)?.trim() ?? '', ids, document, prompt);
    }
  }
  for (const [json] of text.matchAll(/\{[^{}]{5,400}\}/gu)) mergeJson(json, ids, document);
}

function mergeJson(json: string, ids: readonly string[], document: Document): void {
  let given: unknown;
  try {
    given = JSON.parse(json.replaceAll("'", '"'));
  } catch {
    return;
  }
  if (typeof given !== 'object' || given === null) return;
  for (const [name, value] of Object.entries(given)) {
    if (name === 'title') document['title'] = String(value);
    if (name === 'outcome' || name === 'reason') document[name] = said(String(value), ids);
    if (name === 'summary') document['summary'] = [said(String(value), ids)];
  }
}

function said(text: string, evidence: readonly string[]): object {
  return { text, evidence };
}

function pushTo(document: Document, part: string, statement: object): void {
  const list = document[part];
  document[part] = [...(Array.isArray(list) ? (list as unknown[]) : []), statement];
}

function soften(document: Document): void {
  const list = document['sentiment'];
  if (!Array.isArray(list)) return;
  document['sentiment'] = list.map((one: object) => ({
    ...one,
    label: 'positive',
    start: 'positive',
    end: 'positive',
  }));
}
