import type { Answer } from './answer';
import type { Checked, Ground } from './build';
import { findingOf } from './check/check-statement';
import { indexedTranscript } from './check/indexed';
import { statementsOf, type StatementParts } from './statements';
import type { Notice, Statement, Summary, SummaryCounts } from './types';
import { clean, shortened } from './wall/clean';

const MOST_TITLE = 100;

/** The summary of a checked answer: with a title that its statements carry, and its counts. */
export function finished(
  answer: Pick<Answer, 'title'>,
  checked: Checked,
  ground: Ground,
  about: { readonly notices: readonly Notice[]; readonly withheld: readonly string[] },
): Summary {
  const { dropped, droppedEvidence, problems: _problems, ...parts } = checked;
  const given = clean(answer.title, MOST_TITLE, ground.prompt).replace(/[.。]$/u, '');
  const title = isCarried(given, checked, ground) ? given : titleFrom(checked);
  const notices: Notice[] = [...about.notices];
  if (title !== given) {
    notices.push({
      code: 'title_replaced',
      message: "The model's title was not carried by the call; this one is taken from a statement.",
    });
  }
  if (about.withheld.length > 0) notices.push(withheldNotice(about.withheld.length));
  return {
    schemaVersion: 2,
    title,
    ...parts,
    notices,
    counts: countsOf(parts, { dropped, droppedEvidence, withheldPhrases: about.withheld.length }),
    withheld: about.withheld,
  };
}

export function countsOf(
  parts: StatementParts<Statement>,
  rest: Pick<SummaryCounts, 'dropped' | 'droppedEvidence' | 'withheldPhrases'>,
): SummaryCounts {
  const statements = statementsOf(parts);
  return {
    statements: statements.length,
    unverified: statements.filter(({ verified }) => !verified).length,
    ...rest,
  };
}

/** A title has no evidence of its own: that of the statements must carry it. */
function isCarried(title: string, checked: Checked, { transcript, recordedAt }: Ground): boolean {
  if (title === '') return false;
  const ids = [...new Set(statementsOf(checked).flatMap(({ evidence }) => evidence))];
  return findingOf(title, ids, indexedTranscript(transcript, recordedAt), 'label') === undefined;
}

function titleFrom({ reason, summary, keyPoints }: Checked): string {
  const statements = [...(reason ? [reason] : []), ...summary, ...keyPoints];
  const best = statements.find(({ verified }) => verified) ?? statements[0];
  return shortened(best?.text ?? 'Call', MOST_TITLE).replace(/[.。]$/u, '');
}

function withheldNotice(count: number): Notice {
  return {
    code: 'speech_withheld',
    message: `${count === 1 ? 'One phrase reads' : `${count} phrases read`} like instructions to a model, and the model was not shown ${count === 1 ? 'it' : 'them'}: see the transcript.`,
  };
}
