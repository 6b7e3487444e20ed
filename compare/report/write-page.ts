import { mkdirSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import type { Comparison } from '../figures/comparison';
import { toPage } from './to-page';

/** Writes the page of a comparison into a folder, which is made if need be; returns its path. */
export function writePage(folder: string, comparison: Comparison): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${parse(comparison.file.name).name}.html`);
  writeFileSync(path, toPage(comparison));
  return path;
}
