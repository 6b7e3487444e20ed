import { stemmer } from '@orama/stemmers/english';
import * as list from './en-words';
import { inOrder, tableOf, values, words, type LanguagePack } from './pack';

const CARDINALS = values(
  `zero nought oh 0, one 1, two 2, three 3, four 4, five 5, six 6, seven 7, eight 8, nine 9, ten 10,
   eleven 11, twelve 12, thirteen 13, fourteen 14, fifteen 15, sixteen 16, seventeen 17, eighteen 18,
   nineteen 19, twenty 20, thirty 30, forty fourty 40, fifty 50, sixty 60, seventy 70, eighty 80, ninety 90`,
);
const ORDINALS = values(
  `first 1, second 2, third 3, fourth 4, fifth 5, sixth 6, seventh 7, eighth 8, ninth 9, tenth 10,
   eleventh 11, twelfth 12, thirteenth 13, fourteenth 14, fifteenth 15, sixteenth 16, seventeenth 17,
   eighteenth 18, nineteenth 19, twentieth 20, thirtieth 30, fortieth 40, fiftieth 50`,
);

export const english: LanguagePack = {
  code: 'en',
  stem: stemmer,
  functionWords: list.FUNCTION_WORDS,
  reportWords: list.REPORT_WORDS,
  negators: list.NEGATORS,
  negativeWords: list.NEGATIVE_WORDS,
  softNegatives: list.SOFT_NEGATIVES,
  yes: list.YES,
  firstPerson: words(`i we my our me us mine i'm i've i'll i'd we're we've we'll we'd`),
  secondPerson: words(`you your yours you're you've you'll you'd`),
  agentWords: words(
    `agent representative advisor adviser operator support company bank staff receptionist technician`,
  ),
  customerWords: words(`customer caller client guest patient subscriber passenger cardholder`),
  speechVerbs: list.SPEECH_VERBS,
  synonyms: list.SYNONYMS,
  antonyms: list.ANTONYMS,
  irregular: list.IRREGULAR,
  numbers: {
    value: tableOf(CARDINALS, ORDINALS),
    scales: values(
      `hundred 100, thousand 1000, k 1000, million 1000000, m 1000000, billion 1000000000`,
    ),
    joiners: words('and'),
    hints: new Map([
      ['a', [1]],
      ['an', [1]],
      ['once', [1]],
      ['single', [1]],
      ['twice', [2]],
      ['both', [2]],
      ['double', [2]],
      ['duplicate', [2]],
      ['pair', [2]],
      ['couple', [2]],
      ['triple', [3]],
      ['dozen', [12]],
      ['half', [30, 50, 0.5]],
      ['quarter', [15, 45, 25, 0.25]],
      ['noon', [12]],
      ['midday', [12]],
      ['midnight', [12, 0]],
      ['fortnight', [14, 2]],
      ['week', [7]],
      ['year', [12]],
    ]),
    byTwenties: false,
  },
  months: inOrder(
    `january|jan february|feb march|mar april|apr may june|jun july|jul august|aug september|sept|sep
     october|oct november|nov december|dec`,
    1,
  ),
  weekdays: inOrder(
    `sunday|sundays monday|mondays tuesday|tuesdays wednesday|wednesdays thursday|thursdays friday|fridays saturday|saturdays`,
    0,
  ),
  relativeDays: values(`today tonight 0, tomorrow 1, yesterday -1`),
  capitalizesNouns: false,
  titles: words('mr mrs ms miss dr doctor professor prof sir madam'),
  introductions:
    /\b(?:this is|my name is|my name's|i'm|i am|you're speaking with|you're through to|speaking with|name is|with me is)\s+((?:(?:dr|mr|mrs|ms|professor|prof)\.?\s+)?\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)?)|(\p{Lu}[\p{L}'’-]+)\s+speaking\b/giu,
};
