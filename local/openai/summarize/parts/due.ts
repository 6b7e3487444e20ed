const NUMBER =
  '(?:\\d+|a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen|twenty|thirty|forty-eight|a few|a couple of)';
const SPAN = `${NUMBER}(?:(?: to |-|–| or )${NUMBER})? (?:(?:business|working|calendar) )?(?:minute|hour|day|week|month)s?(?: time)?`;
const DAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const MONTH =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)';
const ORDINAL =
  '(?:\\d{1,2}(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-\\w+|thirtieth|thirty-first)';
const DATE = `(?:the )?${ORDINAL}(?: of)? ${MONTH}|${MONTH} (?:the )?${ORDINAL}|the ${ORDINAL}`;
const PART = '(?:morning|afternoon|evening|night|lunchtime)';
const HOUR =
  "(?:\\d{1,2}(?:[:.]\\d{2})?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half past \\w+|quarter (?:to|past) \\w+)(?: ?(?:a\\.?m\\.?|p\\.?m\\.?|o'clock|thirty))?(?: in the (?:morning|afternoon|evening))?";
const WHEN = `(?:(?:this |next |on )?${DAY}(?: ${PART})?(?:,? (?:the )?${ORDINAL}(?: of)?(?: ${MONTH})?)?|${DATE}|tomorrow(?: ${PART})?|today|tonight|this ${PART}|(?:the )?end of (?:the |next |this )?(?:day|week|month|business)(?: (?:today|tomorrow|on ${DAY}))?|(?:next|this) (?:week|month)|noon|midday|close of business)`;
const AT = `(?: (?:at|between|before|after|by|from) (?:noon|midday|${HOUR})(?: (?:and|to|-) ${HOUR})?)`;

const DUE = new RegExp(
  `\\b(?:(?:by|before|until|on|from|no later than|not later than|for) )?${WHEN}${AT}?|\\b(?:with)?in (?:the next |about |around )?${SPAN}|\\bbetween ${HOUR} and ${HOUR}|\\b(?:by|before|at) (?:noon|midday|\\d{1,2}(?:[:.]\\d{2})? ?(?:a\\.?m\\.?|p\\.?m\\.?|o'clock)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?: o'clock| ?[ap]\\.?m\\.?))|\\b(?:as soon as possible|straight away|right away|immediately|shortly)`,
  'giu',
);

/** "The second payment": an ordinal that counts things, not days. */
const COUNTS_THINGS = /^(?:for )?the (?:first|second|third)$/iu;

/** The time by which something is promised, exactly as it was spoken; null when none was named. */
export function dueIn(text: string): string | null {
  const times = [...text.matchAll(DUE)].map(([time]) => time.trim());
  return times.find((time) => !COUNTS_THINGS.test(time)) ?? null;
}
