const AUXILIARY =
  /\b(is|are|was|were|has|have|had|will|would|can|could|should|must|may|does|do|did)\b(?! (?:not|no|never)\b)/u;
const DENIAL =
  /\b(?:(is|are|was|were|has|have|had|will|would|can|could|should|must|did|does|do) not|cannot|never|no longer|no(?!\.)|nobody|without|nothing)\b/iu;

/** Past and present forms of the fixture's verbs, with what stands behind "did not". */
const BASES = new Map(
  `left leave, lost lose, paid pay, came come, owes owe, states state, sees see, insists insist, sent send,
   answers answer, asks ask, prefers prefer, costs cost, contains contain, offers offer, apologises apologise,
   lives live, ends end, travels travel, admits admit, booked book, includes include, takes take, found find,
   works work, wants want, arrived arrive, feels feel, studies study, goes go, deliver delivered, holds hold,
   confirms confirm, agrees agree, delivered deliver, happened happen, received receive, finds find, pays pay,
   needs need, comes come, complains complain, refused refuse, reports report, starts start, thinks think,
   promises promise, recognises recognise, happened happen`
    .split(',')
    .map((pair) => pair.trim().split(/\s+/u) as [string, string]),
);

/** The opposite of a sentence: denied where it says something, said plainly where it denies. */
export function negated(text: string): string | undefined {
  if (/ but | although | unless | nevertheless|rather than/u.test(text)) return undefined;
  const denial = DENIAL.exec(text);
  if (denial) return affirmed(text, denial);
  const words = text.split(' ');
  const main = words.findIndex((word, at) => at > 0 && (AUXILIARY.test(word) || BASES.has(word)));
  const word = words[main];
  if (word === undefined) return undefined;
  const base = BASES.get(word);
  const instead = AUXILIARY.test(word) ? `${word} not` : `did not ${base ?? word}`;
  return words.with(main, instead).join(' ');
}

function affirmed(text: string, denial: RegExpExecArray): string {
  const [whole, auxiliary] = denial;
  const plain: Readonly<Record<string, string>> = {
    cannot: 'can',
    nobody: 'somebody',
    without: 'with',
    nothing: 'everything',
    no: 'some',
  };
  const other = auxiliary ?? plain[whole.toLowerCase()] ?? '';
  const sentence = (text.slice(0, denial.index) + other + text.slice(denial.index + whole.length))
    .replace(/\s+/gu, ' ')
    .trim();
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
