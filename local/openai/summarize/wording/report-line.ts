import type { Cast } from '../acts/cast';
import { contentWords, stem } from '../text/words';
import type { Sentence } from '../types';
import { hasPronoun } from './pronouns';
import { asSentence, capitalized, tidySpeech } from './tidy-speech';
import { inThirdPerson, type PartyNames } from './third-person';

/** The only words a report line may add to what was said, besides function words and speaker labels. */
export const FRAMING_WORDS: readonly string[] = [
  'customer',
  'agent',
  'caller',
  'speaker',
  'team',
  'asks',
  'says',
];

const ASKS_TO =
  /^(?:i was (?:just )?wondering if |do you think |is there any chance |any chance )?(?:can|could|would|will) you (?:please |just |kindly |possibly |maybe )*(?:be able to )?(?!(?:be|have|mind|like|need|want|see|hear|know|remember|think)\b)([a-z]+)\b/iu;
const ASKS_TO_IF_NEGATIVE = /\bwondering if you could\b/iu;
const PLEASE =
  /^(?:please|if you could(?: please| just)?) (?:just |do |make sure (?:that )?you )?([a-z]+)\b/iu;

/**
 * Says a spoken sentence as a line of a report. What can't be turned safely is quoted, with the
 * name of who said it; nothing is ever added but the framing words.
 */
export function reportLine(sentence: Sentence, cast: Cast): string {
  return lineOf(tidySpeech(sentence.text), sentence, cast);
}

function lineOf(spoken: string, sentence: Sentence, cast: Cast): string {
  const me = cast.nameOf(sentence.speaker);
  const partner = cast.partnerOf(sentence.speaker);
  // Where nobody is agent or customer, "you" may be anyone ("if you store heat …").
  const you =
    partner === undefined || cast.roleOf(partner) === undefined ? undefined : cast.nameOf(partner);
  const names: PartyNames = {
    me,
    you,
    team: cast.roleOf(sentence.speaker) === 'agent' ? "the agent's team" : undefined,
  };
  const asked = me === undefined || you === undefined ? undefined : asRequest(spoken, names);
  // A customer's "you" is now the agent, now the company ("you're still charging me"): not ours to tell.
  const reported =
    cast.roleOf(sentence.speaker) === 'customer' ? { ...names, you: undefined } : names;
  const line = asked ?? asReport(spoken, reported);
  return line !== undefined && isGrounded(line, sentence.text, cast) ? line : quoted(spoken, me);
}

/** "Could you send me …?" → "The customer asks the agent to send them …". */
function asRequest(spoken: string, names: PartyNames): string | undefined {
  const match = ASKS_TO.exec(spoken) ?? PLEASE.exec(spoken);
  const verb = match?.[1];
  if (
    match === null ||
    verb === undefined ||
    ASKS_TO_IF_NEGATIVE.test(spoken.slice(match[0].length))
  ) {
    return undefined;
  }
  const rest = spoken
    .slice(match[0].length - verb.length)
    .replace(/[,\s]*(?:please)?[?.!]+$/iu, '');
  // Whoever is spoken of in the request may be "them" there: "bring it with them", "send them".
  const [first, name] = /\byour?\b/iu.test(rest) ? ['You', names.you] : ['I', names.me];
  const turned = inThirdPerson(`${first} said ${rest}`, names);
  const prefix = `${name ?? ''} said `;
  return turned?.startsWith(prefix) === true
    ? asSentence(`${names.me ?? ''} asks ${names.you ?? ''} to ${turned.slice(prefix.length)}`)
    : undefined;
}

function asReport(spoken: string, names: PartyNames): string | undefined {
  if (/\?["'”’)]*$/u.test(spoken)) {
    return undefined;
  }
  if (!hasPronoun(spoken.toLowerCase())) {
    return asSentence(spoken);
  }
  const turned = inThirdPerson(spoken.replace(/\bgone ahead and /iu, ''), names);
  return turned === undefined ? undefined : asSentence(turned);
}

function quoted(spoken: string, me: string | undefined): string {
  const words = asSentence(spoken);
  if (me === undefined) {
    return `“${words}”`;
  }
  return capitalized(`${me} ${words.endsWith('?') ? 'asks' : 'says'}: “${words}”`);
}

/** Whether every word of meaning in the line was said, up to its grammatical ending. */
export function isGrounded(line: string, spoken: string, cast: Cast): boolean {
  const heard = new Set([
    ...contentWords(spoken).map(stem),
    ...FRAMING_WORDS.map(stem),
    ...cast.speakers.flatMap((speaker) => contentWords(speaker).map(stem)),
  ]);
  return contentWords(line).every((word) => heard.has(stem(word)));
}
