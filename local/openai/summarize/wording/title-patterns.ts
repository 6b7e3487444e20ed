/** How what follows a lead-in becomes a heading. */
export type Following = 'noun' | 'verb' | 'clause' | 'participle';

export interface LeadIn {
  readonly pattern: RegExp;
  readonly following: Following;
}

const CALLING =
  "(?:the reason (?:for my call|(?:that )?i'm calling)(?: today)? is|i(?:'m| am| was) (?:just |actually )?(?:calling|phoning|ringing|getting in touch|writing|contacting you)(?: you)?(?: back)?(?: today| again| up)?|(?:just )?calling)";
const WISH =
  "i(?:'d| would)(?: really| just)? like|i(?: just| really)? (?:want|need|wanted|wish|have|hope)|i(?:'m| am| was)(?: just)? (?:hoping|looking|trying|wanting|going)";

/** Tried in order, again and again, on the start of a sentence: "I'm calling because I'd like to …". */
export const LEAD_INS: readonly LeadIn[] = [
  {
    pattern: new RegExp(
      `^${CALLING} (?:about|regarding|concerning|with regard to|in connection with|for|with) `,
      'iu',
    ),
    following: 'noun',
  },
  { pattern: new RegExp(`^${CALLING} because of `, 'iu'), following: 'noun' },
  { pattern: new RegExp(`^${CALLING} (?:because|as|that|since) `, 'iu'), following: 'clause' },
  {
    pattern: new RegExp(
      `^${CALLING} to (?:see if i (?:can|could) |ask (?:you )?to |try and )?`,
      'iu',
    ),
    following: 'verb',
  },
  { pattern: new RegExp(`^(?:${WISH}) to (?:try and |be able to )?`, 'iu'), following: 'verb' },
  {
    pattern: /^i was (?:just )?wondering (?:if|whether) (?:i|you|we) (?:can|could) (?:please )?/iu,
    following: 'verb',
  },
  {
    pattern:
      /^(?:can|could|would) you (?:please )?(?:tell|let|show) (?:me|us) (?:know )?(?=(?:when|how|what|where|whether|if|why|which|who)\b)/iu,
    following: 'clause',
  },
  {
    pattern: /^(?:can|could|may|would|will) (?:i|you|we) (?:please |just |kindly |possibly )*/iu,
    following: 'verb',
  },
  {
    pattern:
      /^(?:i(?:'d| would) like|i (?:need|want)|i(?:'m| am) (?:after|looking for)|i(?:'ve| have) got|i(?:'m| am) having|i(?: have|'ve had)|there(?:'s| is| was| seems to be)|it's (?:about|regarding)|it is about|we(?:'re| are) having|we have) (?=(?:an?|the|my|some|our|trouble|problems?|issues?|difficult\w+|two|three|no|another)\b)/iu,
    following: 'noun',
  },
  {
    pattern: /^i (?:just |recently |have )?(?:made|placed|have|had) (?=(?:an?|my|the) )/iu,
    following: 'noun',
  },
  { pattern: /^it(?:'s| is) (?:about|regarding) /iu, following: 'noun' },
  {
    pattern:
      /^(?:i(?:'ve| have) (?:just )?been|i (?:was|got|am|have been)|i've|i have|we've been|we were|we have|we've) (?:just |also |actually )?(?=[a-z]+(?:ed|st|en|t|ld|ught|ne|ng|wn|d|de|ft)\b)/iu,
    following: 'participle',
  },
  {
    pattern:
      /^i (?:just |think i(?:'ve)? )?(?=(?:lost|received|ordered|bought|booked|paid|got|forgot|found|cancelled|noticed|returned)\b)/iu,
    following: 'participle',
  },
  {
    pattern:
      /^(?:i(?:'m| am)|we(?:'re| are)) (?=(?:unable|not able|locked|stuck|still|missing|getting|being)\b)/iu,
    following: 'participle',
  },
  {
    pattern: /^(?:i|we) (?=(?:can't|cannot|couldn't|haven't|never|don't|didn't|still)\b)/iu,
    following: 'participle',
  },
  { pattern: /^(?:my|our|the|your) /iu, following: 'clause' },
];
