import type { Call } from '../call';
import { statementOf } from '../call';
import type { Sentence, Statement } from '../types';

const MOST = 5;
/** An answer comes within so many sentences. */
const REACH = 3;
const PUT_OFF =
  /\b(?:(?:don't|do not|can't|cannot) (?:know|say|tell|decide|promise)|not sure|no idea|(?:have|need) to (?:check|ask|find out|look)|(?:will|'ll) (?:find out|let you know|get back|look into|write to you|ask)|let me (?:check|ask)|that depends|we'll see)\b/u;

/** Questions that the other side put off or passed over. */
export function openQuestionsOf(call: Call): Statement[] {
  return call.matter
    .filter((sentence) => sentence.text.trimEnd().endsWith('?') && isOpen(call, sentence))
    .slice(0, MOST)
    .map((sentence) => statementOf(call, sentence));
}

function isOpen(call: Call, question: Sentence): boolean {
  const next = call.sentences.filter(
    ({ index, speaker }) =>
      index > question.index && index <= question.index + REACH && speaker !== question.speaker,
  );
  return next.some(({ plain }) => PUT_OFF.test(plain));
}
