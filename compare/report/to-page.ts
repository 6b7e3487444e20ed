import type { Comparison } from '../figures/comparison';
import { nameOf } from '../ways';
import { criteriaOf, failuresOf, type Criterion } from './criteria';
import { differencesSection } from './differences-section';
import { factsOf } from './facts';
import { html, type Html } from './html';
import { runHead } from './run-head';
import { STYLE } from './style';

/**
 * The comparison as one HTML page that needs nothing else: no scripts, nothing fetched. All that was
 * said and all names are escaped, and a content policy forbids what would slip through.
 */
export function toPage(comparison: Comparison): string {
  const { file, notes, runs } = comparison;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta
          http-equiv="Content-Security-Policy"
          content="default-src 'none'; style-src 'unsafe-inline'"
        />
        <title>${file.name}, side by side</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${file.name}, side by side</h1>
          <p class="facts">${factsOf(comparison)}</p>
          ${table(comparison)} ${remarks(failuresOf(comparison), 'failed')}
          ${remarks(notes, 'facts')} ${differencesSection(comparison)}
          <h2>Transcripts</h2>
          ${runs.map(transcript)}
        </main>
      </body>
    </html> `;
  return page.text;
}

function table(comparison: Comparison): Html {
  const { runs } = comparison;
  return html`<div class="scroll" role="region" aria-label="Comparison" tabindex="0">
    <table>
      <caption>
        What each service made of it in each of its modes
      </caption>
      <thead>
        <tr>
          <td></td>
          ${runs.map(runHead)}
        </tr>
      </thead>
      <tbody>
        ${criteriaOf(comparison).map(line)}
      </tbody>
    </table>
  </div>`;
}

function line({ name, values, isText }: Criterion): Html {
  const cells = values.map((value) => {
    if (value === 'failed') return html`<td class="failed">${value}</td>`;
    return isText ? html`<td class="text">${value}</td>` : html`<td>${value}</td>`;
  });
  return html`<tr>
    <th scope="row">${name}</th>
    ${cells}
  </tr> `;
}

function remarks(texts: readonly string[], kind: string): Html {
  if (texts.length === 0) return html``;
  return html`<ul class="${kind}">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

function transcript(run: Comparison['runs'][number]): Html {
  if (run.status === 'failed') return html``;
  const text =
    run.transcript === '' ? html`<p class="none">No words.</p>` : html`<p>${run.transcript}</p>`;
  return html`<details>
    <summary>${nameOf(run)}</summary>
    ${text}
  </details> `;
}
