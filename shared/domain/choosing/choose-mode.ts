import { MODE_ROWS, MODES, type ModeRow } from './modes';
import type { Because, Mode, Need } from './need';

/** A mode that was not chosen, and why. */
export interface PassedMode {
  readonly mode: Mode;
  readonly because: readonly Because[];
}

/** What a need can be met with. */
export interface ModeChoice {
  readonly mode: Mode;
  readonly weight: ModeRow['weight'];
  readonly reasons: readonly Because[];
  readonly passedOver: readonly PassedMode[];
}

/** Nothing meets a need as it stands. */
export interface ChoiceRefusal {
  readonly code: string;
  /** Why not, in sentences. */
  readonly reasons: readonly Because[];
  /** What to change, a sentence. */
  readonly change: string;
}

/**
 * The mode for a need, by {@link MODE_ROWS}: the first row that holds decides, the others that hold
 * for the same mode are reasons too. A mode that is asked for is taken, unless it can't do what else
 * is asked for: that is refused, and never another one taken instead.
 */
export function chooseMode(need: Need): ModeChoice | { readonly refusal: ChoiceRefusal } {
  const rows = MODE_ROWS.filter(({ when }) => when(need));
  const must = rows.filter(({ weight }) => weight === 'only');
  if (need.mode !== undefined) {
    const against = must.filter(({ mode }) => mode !== need.mode);
    if (against.length > 0) return { refusal: cannotBe(need.mode, against) };
    return chosen(need.mode, 'only', [asked(need.mode)], need, rows);
  }
  const [first] = rows;
  if (!first) throw new Error('No row of the decision holds; the last one always does.');
  const reasons = rows.filter(({ mode, weight }) => mode === first.mode && weight === first.weight);
  return chosen(first.mode, first.weight, reasons.map(toBecause), need, rows);
}

function chosen(
  mode: Mode,
  weight: ModeRow['weight'],
  reasons: readonly Because[],
  need: Need,
  rows: readonly ModeRow[],
): ModeChoice {
  const others = (Object.keys(MODES) as Mode[]).filter((other) => other !== mode);
  const passedOver = others.map((other) => ({
    mode: other,
    because: againstMode(other, mode, reasons, need, rows),
  }));
  return { mode, weight, reasons, passedOver };
}

/** Why a mode was passed over: what it can't do, or what it would cost for nothing. */
function againstMode(
  other: Mode,
  taken: Mode,
  reasons: readonly Because[],
  need: Need,
  rows: readonly ModeRow[],
): Because[] {
  if (need.mode !== undefined) return [...reasons];
  const cannot = rows.filter(({ mode, weight }) => weight === 'only' && mode !== other);
  if (cannot.length > 0) return cannot.map(toBecause);
  if (other === 'live') {
    const text = `A live stream costs more and gains nothing for a complete file (accuracy ${MODES.live.accuracy}).`;
    return [{ code: 'file_is_complete', text }];
  }
  if (other === 'batch') {
    return [{ code: 'takes_minutes', text: `Batch transcription takes ${MODES.batch.latency}.` }];
  }
  return taken === 'batch'
    ? [{ code: 'nobody_waits', text: 'Fast transcription is for files that somebody waits for.' }]
    : [...reasons];
}

function cannotBe(mode: Mode, against: readonly ModeRow[]): ChoiceRefusal {
  return {
    code: 'mode_unfit',
    reasons: against.map(toBecause),
    change: `Ask for ${against[0]?.mode ?? 'live'} instead of ${mode}, or leave out what ${mode} can't do.`,
  };
}

function asked(mode: Mode): Because {
  return { code: 'mode_is_asked_for', text: `The mode ${mode} is asked for.` };
}

function toBecause({ code, text }: ModeRow): Because {
  return { code, text };
}
