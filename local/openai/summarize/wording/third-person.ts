import { Mentions } from './mentions';
import { PRONOUNS, type Party, type Pronoun } from './pronouns';
import { TAKES_PERSON, IRREGULAR_PAST } from './verb-list';
import { isAdverb, isVerbForm, thirdPerson, withThey } from './verb-forms';

/** What each party is called; without a name a sentence that speaks of it can't be turned. */
export type PartyNames = Readonly<Record<Party, string | undefined>>;

/** The sentence can't be turned safely. Never leaves this file. */
class Unsure extends Error {}

/**
 * Rewrites a statement from "I … you" into "the customer … the agent". Only pronouns and the verbs
 * that agree with them change. Returns undefined when the grammar isn't plain enough to be sure.
 */
export function inThirdPerson(text: string, names: PartyNames): string | undefined {
  try {
    return new Rewriter(text, names).run();
  } catch (error) {
    if (error instanceof Unsure) {
      return undefined;
    }
    throw error;
  }
}

interface Token {
  readonly word: string;
  readonly plain: string;
  readonly lead: string;
  readonly tail: string;
}

function tokenOf(raw: string): Token {
  const [, lead = '', word = '', tail = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/u.exec(raw) ?? [];
  return { lead, word, tail, plain: word.toLowerCase() };
}

class Rewriter {
  private readonly tokens: readonly Token[];
  private readonly mentions: Mentions;
  private readonly out: string[] = [];
  private at = 0;

  constructor(
    text: string,
    private readonly names: PartyNames,
  ) {
    this.tokens = text.split(' ').map(tokenOf);
    this.mentions = new Mentions(this.tokens.map(({ plain }) => plain));
  }

  run(): string {
    for (let token = this.tokens[0]; token !== undefined; token = this.tokens[this.at]) {
      this.at += 1;
      const pronoun = PRONOUNS.get(token.plain);
      if (pronoun === undefined) {
        this.put(token, token.word);
      } else {
        this.replace(token, pronoun);
      }
    }
    return this.out.join(' ');
  }

  private put(token: Token, text: string): void {
    this.out.push(`${token.lead}${text}${token.tail}`);
  }

  private replace(token: Token, pronoun: Pronoun): void {
    if (pronoun.form === 'article') {
      // "On our side" is not "on the side".
      if (/^(?:side|end|part|own|fault|mistake)$/u.test(this.tokens[this.at]?.plain ?? '')) {
        throw new Unsure();
      }
      this.put(token, 'the');
      return;
    }
    const name = this.names[pronoun.party];
    if (name === undefined || pronoun.form === 'unsure') {
      throw new Unsure();
    }
    if (pronoun.form === 'possessive') {
      this.put(token, this.mentions.possessive(name));
    } else if (pronoun.form === 'object' || (pronoun.form !== 'subject' && this.isObject())) {
      this.put(token, this.mentions.object(name));
    } else {
      this.replaceSubject(token, name, pronoun.verb);
    }
  }

  private replaceSubject(token: Token, name: string, verb: string | undefined): void {
    if (this.isOneOfTwo()) {
      throw new Unsure();
    }
    const { text, plural } = this.mentions.subject(name);
    if (verb !== undefined) {
      this.put(token, `${text} ${this.agreeing(verb === "'d" ? this.wouldOrHad() : verb, plural)}`);
      return;
    }
    this.put(token, text);
    if (token.tail === '') {
      this.agreeNextVerb(plural);
    }
  }

  /** Copies adverbs and then the verb in its new form: "I just need" → "… just needs". */
  private agreeNextVerb(plural: boolean): void {
    let next = this.tokens[this.at];
    while (next !== undefined && isAdverb(next.plain)) {
      this.put(next, next.word);
      this.at += 1;
      next = this.tokens[this.at];
    }
    if (next === undefined) {
      throw new Unsure();
    }
    this.put(next, this.agreeing(next.plain, plural));
    this.at += 1;
  }

  /** "My wife and I were told": the verb belongs to both. */
  private isOneOfTwo(): boolean {
    const before = this.tokens.slice(0, this.at - 1);
    const joined = /^(?:and|or)$/u.test(before.at(-1)?.plain ?? '') && before.length > 1;
    return (
      joined &&
      !before.some(({ plain }) => isVerbForm(plain) || /'(?:s|m|re|ve|ll|d)$/u.test(plain))
    );
  }

  private agreeing(verb: string, plural: boolean): string {
    const form = plural ? withThey(verb) : thirdPerson(verb);
    if (form === undefined) {
      throw new Unsure();
    }
    return form;
  }

  private wouldOrHad(): string {
    const next = this.tokens.slice(this.at).find(({ plain }) => !isAdverb(plain))?.plain ?? '';
    const past = IRREGULAR_PAST.has(next) || /..ed$/u.test(next) || next === 'better';
    return past && next !== 'need' && next !== 'put' ? 'had' : 'would';
  }

  /** "you" after "send", "to", "call" … is an object, unless a verb follows that it could belong to. */
  private isObject(): boolean {
    const before = this.tokens[this.at - 2];
    const self = this.tokens[this.at - 1];
    const after = this.tokens[this.at];
    const ends = after === undefined || self?.tail !== '';
    if (ends || (after !== undefined && !isVerbForm(after.plain) && !isAdverb(after.plain))) {
      if (before !== undefined && TAKES_PERSON.has(before.plain)) {
        return true;
      }
      throw new Unsure();
    }
    return before !== undefined && TAKES_PERSON.has(before.plain) && before.plain !== 'need';
  }
}
