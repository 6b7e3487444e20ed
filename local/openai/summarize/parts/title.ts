import { weightiest, type Call } from '../call';
import { meaningfulWords } from '../text/words';
import type { Sentence, Statement } from '../types';
import { longNounPhrase } from '../wording/noun-phrases';
import { factWeight } from './key-points';
import { headingOf, LONGEST_TITLE, lower, shorten } from '../wording/title';
import { capitalized, tidySpeech } from '../wording/tidy-speech';

/** Words; shorter headings only name a thing. */
const SHORT_HEADING = 4;

/** A heading from the reason; without one, from what was talked about most. */
export function titleOf(
  call: Call,
  reason: readonly Sentence[],
  topics: readonly Statement[],
): string {
  const fromReason = headingOfAll(reason);
  if (fromReason !== undefined && meaningfulWords(fromReason).length > 0) {
    return fromReason;
  }
  const phrase = reason.map(({ text }) => longNounPhrase(text)).find((text) => text !== undefined);
  if (phrase !== undefined) {
    return capitalized(shorten(phrase));
  }
  const told = heaviest(call)?.text ?? '';
  const cut = shorten(tidySpeech(told)) || told.slice(0, LONGEST_TITLE);
  return headingOf(told) ?? listed(topics) ?? capitalized(cut);
}

/** "March invoice: charged twice for the same month". A first heading that says enough stands alone. */
function headingOfAll([first, second]: readonly Sentence[]): string | undefined {
  const heading = first === undefined ? undefined : headingOf(first.text);
  if (heading === undefined || second === undefined || heading.split(' ').length > SHORT_HEADING) {
    return heading ?? (second === undefined ? undefined : headingOf(second.text));
  }
  const more = headingOf(second.text, LONGEST_TITLE - heading.length - 2);
  return more === undefined ? heading : `${heading}: ${lower(more)}`;
}

function heaviest(call: Call): Sentence | undefined {
  const early = (sentence: Sentence): number =>
    factWeight(sentence) * (1.5 - sentence.index / call.sentences.length);
  return weightiest(call, 1, [], early)[0] ?? call.matter[0];
}

/** "Solar panels, storage and the grid". */
function listed(topics: readonly Statement[]): string | undefined {
  for (let count = Math.min(3, topics.length); count >= 2; count -= 1) {
    const names = topics
      .slice(0, count)
      .map(({ text }, place) =>
        place > 0 && /^\p{Lu}\p{Ll}+(?: \p{Ll}+)*$/u.test(text)
          ? text.charAt(0).toLowerCase() + text.slice(1)
          : text,
      );
    const title = `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
    if (title.length <= LONGEST_TITLE) {
      return title;
    }
  }
  return undefined;
}
