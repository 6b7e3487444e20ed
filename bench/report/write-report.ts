import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Measurements } from '../measure';
import { LOADS, PARTS, type BenchOptions } from '../options';
import { PROJECT } from '../project';
import type { Facts } from './facts';
import { mergedWith } from './merge-latest';
import { say } from './say';
import { toJson } from './to-json';
import { toMarkdown } from './to-markdown';
import { toPlot } from './to-plot';

/**
 * Prints the figures and keeps them: a whole run's as the latest, also in the documentation; a run
 * of some parts renews these parts of the latest.
 */
export function writeReport(options: BenchOptions, facts: Facts, measured: Measurements): void {
  process.stdout.write(toMarkdown(facts, measured, 'latest.svg'));
  if (options.smoke) return;
  const results = join(PROJECT, 'bench', 'results');
  const name = isWhole(options) ? 'latest' : 'partial';
  const json = toJson(facts, measured);
  const latest = join(results, 'latest.json');
  const kept = isWhole(options) ? json : mergedWith(readJson(latest), json, facts.measuredAt);
  write(latest, `${JSON.stringify(kept, null, 2)}\n`);
  write(join(results, `${name}.md`), toMarkdown(facts, measured, `${name}.svg`));
  if (measured.growth) write(join(results, `${name}.svg`), toPlot(measured.growth));
  if (options.docs && measured.growth) {
    write(join(PROJECT, 'docs', 'figures.md'), toMarkdown(facts, measured, 'figures.svg'));
    write(join(PROJECT, 'docs', 'figures.svg'), toPlot(measured.growth));
  }
}

function isWhole({ loads, parts }: BenchOptions): boolean {
  return loads.length === LOADS.length && parts.length === PARTS.length;
}

/** `undefined` where there is none yet. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function write(file: string, content: string): void {
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
  say(`written: ${file}`);
}
