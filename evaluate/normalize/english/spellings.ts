/** One rule: what is replaced, and by what. Texts are in lower case. */
export type Rule = readonly [pattern: RegExp, replacement: string];

/** Written out, in this order; each full form is what the short one is most often short for. */
export const CONTRACTIONS: readonly Rule[] = [
  [/\bwon't\b/g, 'will not'],
  [/\bcan't\b/g, 'can not'],
  [/\bcannot\b/g, 'can not'],
  [/\bshan't\b/g, 'shall not'],
  [/\bain't\b/g, 'is not'],
  [/\blet's\b/g, 'let us'],
  [/\by'all\b/g, 'you all'],
  [/\bo'clock\b/g, 'oclock'],
  [/\bgonna\b/g, 'going to'],
  [/\bwanna\b/g, 'want to'],
  [/\bgotta\b/g, 'got to'],
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'s\b/g, ' is'],
  [/'d\b/g, ' would'],
  [/'ll\b/g, ' will'],
  [/'ve\b/g, ' have'],
  [/'m\b/g, ' am'],
  [/'/g, ''],
];

/** Sounds that carry nothing; many recognizers leave them out on purpose. */
export const FILLERS = /\b(?:h+m+|m+h+m*|mm+|u+h+m*|u+m+|e+r+m|er)\b/g;

/** The same word, written otherwise. */
export const SPELLINGS: readonly Rule[] = [
  [/\bok\b/g, 'okay'],
  [/\bo\.k\./g, 'okay'],
  [/\balright\b/g, 'all right'],
  [/\be-?mail/g, 'email'],
  [/\bmr\b\.?/g, 'mister'],
  [/\bmrs\b\.?/g, 'missus'],
  [/\bdr\b\.?/g, 'doctor'],
  [/\bprof\b\.?/g, 'professor'],
  [/\bper cent\b/g, 'percent'],
  [/&/g, ' and '],
  [/@/g, ' at '],
  [/(?<=[a-z]{2})\.(?=[a-z]{2})/g, ' dot '],
];
