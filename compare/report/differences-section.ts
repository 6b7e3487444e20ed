import type { Comparison } from '../figures/comparison';
import { clock } from './format';
import { html, type Html } from './html';
import { runHead } from './run-head';

type Different = Comparison['differences'][number];

/** The words in which the transcripts differ, a line for each stretch. */
export function differencesSection(comparison: Comparison): Html {
  const { differences, reference, runs } = comparison;
  const completed = runs.filter(({ status }) => status === 'completed');
  if (completed.length < 2 && !reference) return html``;
  if (differences.length === 0) {
    return html`<h2>Where the words differ</h2>
      <p>Nowhere: all have the same words.</p>`;
  }
  const names = completed.map(runHead);
  const said = reference ? html`<th scope="col">reference</th>` : html``;
  return html`<h2>Where the words differ</h2>
    <div class="scroll" role="region" aria-label="Differences" tabindex="0">
      <table class="words">
        <caption>
          ${captionOf(comparison)}
        </caption>
        <thead>
          <tr>
            <th scope="col">at</th>
            <th scope="col">after</th>
            ${said}${names}
          </tr>
        </thead>
        <tbody>
          ${differences.map(line)}
        </tbody>
      </table>
    </div>`;
}

function captionOf({ reference }: Comparison): string {
  const compared = 'Words as they are compared: without case and punctuation, numbers as digits.';
  return reference ? `${compared} ✓ marks what the reference has as well.` : compared;
}

function line({ startMs, after, reference, readings }: Different): Html {
  const said = reference === null ? html`` : html`<td>${words(reference)}</td>`;
  const cells = readings.map(({ words: text, agrees }) => {
    if (agrees === null) return html`<td>${words(text)}</td>`;
    return agrees
      ? html`<td class="right">${words(text)} <span title="as the reference">✓</span></td>`
      : html`<td class="wrong">${words(text)}</td>`;
  });
  const context = after === '' ? '' : `… ${after}`;
  return html`<tr>
    <th scope="row">${clock(startMs)}</th>
    <td class="none">${context}</td>
    ${said}${cells}
  </tr> `;
}

const words = (text: string): Html =>
  text === '' ? html`<span class="none">nothing</span>` : html`${text}`;
