import { table } from '../../bench/report/table';
import type { Evaluation, Figures, RecordingFigures } from '../figures/figures';

const HEADER = [
  'recording',
  'locale',
  'length',
  'words',
  'word errors',
  'character errors',
  'right speaker',
  'evidence exists',
  'unverified',
  'summary ÷ transcript',
];

/** The figures for a reader: a Markdown table, and a sentence for each recording without figures. */
export function toTable({ recordings, total }: Evaluation): string {
  const rows = recordings.map((one) => [one.name, one.locale ?? '–', ...cells(one)]);
  const all = [`all ${total.completed} of ${total.recordings}`, '', ...cells(total)];
  const notes = recordings.filter(({ reason }) => reason !== undefined).map(noteOf);
  return [table(HEADER, [...rows, all]), ...(notes.length > 0 ? ['', ...notes] : [])].join('\n');
}

function cells(figures: Figures): string[] {
  const { durationSeconds, words, statements, unverifiedStatements } = figures;
  return [
    durationSeconds === null ? '–' : `${Math.round(durationSeconds)} s`,
    String(words),
    percent(figures.wordErrorRate),
    percent(figures.characterErrorRate),
    percent(figures.speakerAttribution),
    percent(figures.evidenceCoverage),
    statements === 0 ? '–' : `${unverifiedStatements} of ${statements}`,
    percent(figures.compression),
  ];
}

const percent = (rate: number | null) => (rate === null ? '–' : `${(rate * 100).toFixed(1)} %`);

const noteOf = ({ name, status, reason }: RecordingFigures) =>
  `${name} is ${status}: ${reason ?? ''}`;
