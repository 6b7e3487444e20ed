/** What a sentence does in the conversation, as far as it says nothing about the matter itself. */
export type Ritual =
  | 'greeting'
  | 'introduction'
  | 'closing'
  | 'thanks'
  | 'identity check'
  | 'procedure'
  | 'small talk'
  | 'machine instruction';

export interface ActRule {
  readonly act: Ritual;
  readonly pattern: RegExp;
  /** So many meaningful words may be left beside the pattern; more, and the sentence has a matter. */
  readonly spare: number;
}

const IDENTITY =
  '(?:(?:full|first|last|sur|maiden|account|card|order|policy|customer|membership|phone|contact|mobile|booking|reference|invoice|tracking) ?)*(?:name|number|id|surname)|date of birth|birth ?date|post ?code|zip(?: code)?|(?:home |billing |email |e-mail |postal )?address|email|e-mail|pass ?(?:word|code)|memorable word|security (?:question|word|code|number)|last (?:three|four|4|3) digits|social security';

/** The first rule that fits wins. Patterns see the sentence in lower case. */
export const ACT_RULES: readonly ActRule[] = [
  {
    act: 'machine instruction',
    pattern:
      /\b(?:ignore|disregard|forget|override)\b.{0,30}\b(?:instructions?|prompts?|rules)\b|\bsystem prompt\b|\b(?:ai|a\.i\.|chatbot|language model|summari[sz]er|summary)\b.{0,20}\b(?:must|should|has to|have to|needs? to) (?:\w+ )?(?:say|write|output|state|report|mark|include|read|contain)\b/u,
    spare: 99,
  },
  {
    act: 'greeting',
    pattern:
      /\b(?:thank(?:s| you) for (?:calling|ringing|phoning|contacting|getting in touch|holding|waiting)|welcome to|you're through to|you've reached|(?:call|line) (?:is|may be|will be|are|maybe) (?:being )?(?:recorded|monitored)|how (?:can|may|could) i (?:help|assist)|what can i do for you)\b/u,
    spare: 6,
  },
  {
    act: 'greeting',
    pattern:
      /^(?:(?:oh|well|yes|yeah|and|um),? )*(?:hello|hi|hiya|hey|good (?:morning|afternoon|evening|day))\b(?:.{0,12}\bhow are you\b.*)?/u,
    spare: 2,
  },
  {
    act: 'introduction',
    pattern:
      /\b(?:my name(?: is|'s)|\w+ speaking(?=[.,!]|$)|(?:you're )?speaking (?:with|to)|this is \w+(?: \w+)? (?:speaking|calling|from)|(?:it's|this is|i'm) \w+ here)\b/u,
    spare: 4,
  },
  {
    act: 'closing',
    pattern:
      /\b(?:bye|goodbye|take care|(?:have|enjoy) (?:a|the rest of|your) (?:\w+ )*(?:day|evening|afternoon|morning|night|weekend|one)|speak to you soon|talk (?:to you )?soon|see you (?:then|soon|later|there)|(?:is there )?(?:anything|something) else (?:i|that i|we|you|today)?|that(?:'s| is| was|'ll be) (?:all|everything|it)(?: i needed| from me)?|you're (?:very |most )?welcome|don't mention it|my pleasure|no problem at all)\b/u,
    spare: 2,
  },
  {
    act: 'thanks',
    // "Thank you, the card is blocked." is more than thanks.
    pattern:
      /\b(?:(?:thanks|thank you|cheers)(?!, (?:(?:the|your|my|our) (?:\w+ ){1,3}(?:is|are|was|were|has|have|will)|(?:i|we)(?:'ve|'ll| have| will)) )|much appreciated|appreciate (?:it|that|your \w+))\b/u,
    spare: 2,
  },
  {
    act: 'identity check',
    pattern: new RegExp(
      `\\b(?:(?:can|could|may) (?:i|we)(?: please| just)* (?:take|have|get|grab|ask)|what(?:'s| is| was)|tell me|give me|(?:i'll |i |just )need|do you have|confirm|verify|spell|provide)\\b.{0,40}\\b(?:${IDENTITY})\\b|\\bfor security\\b|\\bsecurity (?:check|questions?)\\b|\\b(?:who|whom) am i speaking\\b`,
      'u',
    ),
    spare: 6,
  },
  {
    act: 'identity check',
    pattern: new RegExp(
      `\\b(?:my|the|it's my) (?:\\w+ )?(?:${IDENTITY}) (?:is|was|it's)\\b|\\b(?:at \\w+|dot) (?:dot )?(?:com|co|net|org)\\b|\\bborn\\b`,
      'u',
    ),
    spare: 6,
  },
  {
    act: 'procedure',
    pattern:
      /\b(?:bear with me|(?:one|a|just a|give me a) (?:moment|second|minute|sec|mo)|please hold|hold the line|(?:put|place|pop) you on hold|let me (?:just |quickly |first |have |take )*(?:check|see|look|pull|bring|open|find|get|read|a look|note|explain|help|transfer|put|go)|i'll (?:just |quickly )?(?:check|look|have a look|take a look|pull|bring|see what|see if|put you|read|note|make a note|repeat)|i'm (?:just )?(?:checking|looking|pulling|opening|bringing)|are you (?:still )?there|can you hear me|i can hear|hear you|say that again|repeat that|pardon|thanks for your patience|does that (?:make sense|sound|work)|is that (?:ok|okay|all right|alright|right|correct)|can i help)\b/u,
    spare: 3,
  },
  {
    act: 'small talk',
    pattern:
      /\b(?:how are you|how's (?:your|the) (?:day|week|weekend|weather)|nice (?:weather|day)|lovely (?:weather|day)|weather'?s?\b.{0,20}\b(?:nice|lovely|awful|terrible|hot|cold)|isn't it (?:lovely|cold|hot|awful)|not too bad|how about (?:you|yourself)|can't complain|i understand|i see|i hear you|fair enough|don't worry|no worries|that makes sense|oh dear|i'm (?:so |very |really )?sorry (?:to hear|about)|i (?:do )?apologi[sz]e|apologies for)\b/u,
    spare: 2,
  },
];
