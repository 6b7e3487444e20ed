/** What people call about when something went wrong. Patterns see lower case. */
export const TROUBLE =
  /\b(?:(?:isn't|not|stopped|won't|doesn't|don't|can't|cannot|never|hasn't|haven't|didn't|unable to|keeps?) (?:\w+ )?(?:work\w*|arriv\w+|com\w+|receiv\w+|turn\w*|log|get\w*|connect\w*|load\w*|show\w*|start\w*|pay|access|deliver\w*|drain\w*|show)|broken|lost|stolen|missing|damaged|wrong|faulty|overcharged|charged|declined|(?:is|are|was|been|went|gone|still) down|error|been cut|complain\w*|double charge|(?:nothing|nobody|no one|none) (?:\w+ )?(?:came|comes|arrived|happens|happened|works|worked|answers|answered|called))\b/u;

/** What is no trouble by itself, but is after "but": "I ordered two, but …". */
const SETBACK =
  /n't\b|^(?:i|we) (?:got|received)\b|\b(?:(?:sent|gave|brought|delivered|billed) (?:me|us)|not|never|cannot|nothing|nobody|no one|none|unable|still (?:no|waiting|being|show\w*|say\w*|charg\w*|go\w*|com\w+|get\w*|down|out)|no longer|no (?:signal|answer|reply|response|refund|sound|power|water)|only (?:one|half|got|received|\w+ (?:came|arrived|works?|was|were))|twice|again|instead|too (?:much|small|large|big|late|high|low|slow)|fail(?:s|ed)?|refus\w+|reject\w+|leak\w*|crash\w*|freez\w+|drop(?:s|ped|ping)|cuts? out|stuck|slow|late|empty|cracked|torn|expired|blocked|cancelled|canceled)\b/u;
/** Said of things that are no trouble to anybody. */
const HARMLESS =
  /\b(?:(?:don't|doesn't|didn't|do not) (?:mind|worry|matter|care|know|remember|understand)|not (?:urgent|sure|a problem|too bad|that bad|in a hurry)|no (?:problem|rush|hurry|worries)|can't (?:complain|wait|remember)|(?:works|working|fine|okay|sorted|solved) (?:again|now)|back (?:on|up) (?:again|now))\b/u;
/** A wish is the matter itself: what is said after its "but" only makes it harder. */
const WISH =
  /\b(?:i'd like|i would like|we'd like|i want|we want|i need|we need|(?:can|could|would|will) (?:you|i|we)|(?:i'm|i am|we're|i was) (?:calling|phoning|ringing|hoping|wondering))\b/u;

/** "…, but …": without the comma only before a new subject, because of "nothing but noise". */
const TURN =
  /,? but,? (?=(?:i|i'm|i've|i'd|we|we've|you|you've|it|it's|they|they've|he|she|the|my|our|your|this|that|there|there's|no|nothing|nobody|now|when|only)\b)|[,;] (?:but|yet|however),? /giu;

/** "I'm calling because …" is no wish yet. */
const BECAUSE =
  /^.*?\b(?:calling|phoning|ringing|call|getting in touch)(?: (?:you|today|again|back|is))* (?:because|as|since) /iu;

/** A sentence that goes well up to its "but". */
export interface Turn {
  readonly before: string;
  readonly trouble: string;
}

/**
 * Parts "I paid the bill, but I was charged twice" before its trouble; undefined when there is none
 * after a "but", or when the greater trouble, or a wish, stands before it.
 */
export function turnIn(text: string): Turn | undefined {
  const told = text.replace(BECAUSE, '');
  const turn = [...told.matchAll(TURN)]
    .map((match) => ({
      before: told.slice(0, match.index),
      trouble: told.slice(match.index + match[0].length),
    }))
    .find(({ trouble }) => weightOf(trouble) > 0);
  return turn === undefined ||
    weightOf(turn.trouble) < weightOf(turn.before) ||
    WISH.test(turn.before.toLowerCase())
    ? undefined
    : turn;
}

function weightOf(clause: string): number {
  const plain = clause.toLowerCase();
  if (HARMLESS.test(plain)) {
    return 0;
  }
  return TROUBLE.test(plain) ? 2 : SETBACK.test(plain) ? 1 : 0;
}
