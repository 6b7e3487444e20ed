/** What people say before they begin, in any order and number. */
const OPENERS = new RegExp(
  `^(?:${[
    "(?:yes please|no problem(?: at all)?|of course|i see|you know|i mean|i guess|i think|let me see|the thing is|as i said|like i said|to be honest|all right|i'm afraid(?: that)?|because(?! of))",
    "i(?:'m| am) (?:so |very |really |terribly )?sorry(?: to hear that| about that| for that)?",
    '(?:hello|hi)(?: there)?|hiya|hey|good (?:morning|afternoon|evening|day)',
    '(?:thanks|thank you)(?: very much| so much)?(?: for (?:calling|your (?:call|patience|help)|holding|waiting|that))?(?: and)?',
    'then(?=,| i\\b| we\\b| you\\b)',
    'um+|uh+|er+m?|ah+|oh|hmm+|mm+|mhm|huh|well|so|now|right|okay|ok|alright|sure|fine|great|perfect|lovely|brilliant|excellent|wonderful|good',
    'yes|yeah|yep|no|nope|certainly|absolutely|definitely|exactly|sorry',
    'and|but|cause|or|also|anyway|basically|actually|honestly|look|listen|see|like',
  ].join('|')})(?:\\s*[,.!;:—–-]+\\s*|\\s+(?=\\S))`,
  'iu',
);
/** Openers that are also the start of a real sentence go only when a comma sets them off. */
const NEEDS_COMMA =
  /^(?:no|right|fine|good|great|perfect|lovely|excellent|wonderful|brilliant|like|look|see|now|also|thanks(?! and)|thank you(?! and)|certainly|absolutely|definitely|exactly|actually|sure|or|well|sorry|i see|i think|i'm sorry|i am sorry|listen|honestly|i guess)\b/iu;
const GREETED_BY_NAME =
  /^(?:[Hh]i|[Hh]ello|[Hh]ey|[Gg]ood (?:morning|afternoon|evening)|[Tt]hanks|[Tt]hank you)(?: there)?,? \p{Lu}[\p{L}'-]+[,.!]\s+/u;
const INTRODUCTION =
  /^(?:(?:my name is|my name's|this is|it's|i'm)\s+\p{Lu}[\p{L}'-]+(?:\s+\p{Lu}[\p{L}'-]+)*(?:\s+(?:here|speaking|calling))?)(?:,?\s+(?:and|so)\s+|[,.;]\s+)/u;
const FILLERS =
  /(?:,\s*|\s+)(?:um+|uh+|er+m?)(?=[\s,.!?]|$),?|,\s*(?:you know|i mean|like|i guess|sort of|kind of|basically|actually|please|right|okay|ok|yeah)(?=,|[.!?]*$),?/giu;
const REPEATED = /\b([\p{L}']+)(?:,?\s+\1\b)+/giu;
const MAY_REPEAT =
  /^(?:that|had|very|really|no|so|\p{N}+|one|two|three|four|five|six|seven|eight|nine|zero|oh|double)$/iu;

/**
 * Takes out of a sentence what only speech needs: greetings and hesitations at its head, fillers
 * between commas, stuttered words. Nothing is added or replaced.
 */
export function tidySpeech(text: string): string {
  let tidy = text.trim();
  for (let before = ''; before !== tidy;) {
    before = tidy;
    tidy = tidy
      .replace(GREETED_BY_NAME, '')
      .replace(INTRODUCTION, '')
      .replace(OPENERS, keepSentenceStart)
      .trimStart();
  }
  return tidy
    .replace(FILLERS, '')
    .replace(/\bI mean,? (?=(?:it|that|the|this|there|I|we|you|they|my)\b)/gu, '')
    .replace(REPEATED, (all, word: string) => (MAY_REPEAT.test(word) ? all : word))
    .replace(/\s+([,.!?;:])/gu, '$1')
    .replace(/\s+/gu, ' ')
    .trim();
}

function keepSentenceStart(opener: string): string {
  return NEEDS_COMMA.test(opener) && !/[,.!;:—–-]\s*$/u.test(opener) ? opener : '';
}

/** Capital at the start, one full stop at the end. */
export function asSentence(text: string): string {
  const trimmed = text.trim().replace(/[\s,;:–—-]+$/u, '');
  const ended = /[.!?…。！？]["'”’)]*$/u.test(trimmed) ? trimmed : `${trimmed}.`;
  return capitalized(ended);
}

export function capitalized(text: string): string {
  return text.replace(/^(["'“‘(]*)(\p{Ll})/u, (_, quote: string, letter: string) => {
    return quote + letter.toUpperCase();
  });
}
