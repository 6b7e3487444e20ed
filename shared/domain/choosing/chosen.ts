import { firstBytes, jsonBytes } from '../bounded';
import { MOST_BYTES, type CallFacts, type RecordingChoices } from '../choices';
import type { ProviderChoice } from './choose-provider';
import type { Mode } from './need';

/** What was chosen for a recording and why, as it stands on the ledger. */
export interface Chosen {
  readonly provider: string;
  readonly mode: Mode;
  /** Sentences, those that decided first; codes where there is little room, none where there is no room. */
  readonly reasons: readonly string[];
  /** Services that it was taken away from since they refused it; each is tried once a version. */
  readonly refused?: readonly string[];
}

/** Bytes as JSON: it stands on a document of 4 KB. */
const CHOSEN_BYTES = 400;
const MOST_REASONS = 3;
const REASON_BYTES = 110;

/** What it stands beside, and what goes with it. */
export interface ChosenBeside {
  readonly choices?: RecordingChoices;
  readonly call?: CallFacts;
  /** A sentence that goes before the reasons of the choice. */
  readonly first?: string;
  readonly refused?: readonly string[];
}

/** As much of a choice as the ledger has room for beside what the recording says of itself. */
export function toChosen(
  { provider, reasons }: ProviderChoice,
  mode: Mode,
  { choices, call, first, refused = [] }: ChosenBeside = {},
): Chosen {
  const room = Math.min(CHOSEN_BYTES, MOST_BYTES - jsonBytes({ choices, call }));
  const texts = [...(first === undefined ? [] : [first]), ...reasons.map(({ text }) => text)];
  const codes = reasons.map(({ code }) => code);
  const forms = [
    ...[MOST_REASONS, 2, 1].map((most) => texts.slice(0, most).map(shortened)),
    ...[MOST_REASONS, 1, 0].map((most) => codes.slice(0, most)),
  ].map((told) => ({
    ...{ provider, mode, reasons: told },
    ...(refused.length > 0 && { refused }),
  }));
  const shortest = { provider, mode, reasons: [], ...(refused.length > 0 && { refused }) };
  return forms.find((form) => jsonBytes(form) <= room) ?? shortest;
}

function shortened(text: string): string {
  const kept = firstBytes(text, REASON_BYTES);
  return kept === text ? text : `${kept}…`;
}
