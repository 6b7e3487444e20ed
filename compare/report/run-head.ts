import type { RunFigures } from '../figures/comparison';
import { html, type Html } from './html';

/** Head of the column of a run. */
export const runHead = ({ provider, mode }: Pick<RunFigures, 'provider' | 'mode'>): Html =>
  html`<th scope="col">${provider} <span class="mode">${mode}</span></th>`;
