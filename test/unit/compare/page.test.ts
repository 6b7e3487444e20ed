import { toComparison } from '../../../compare/figures/to-comparison';
import { html } from '../../../compare/report/html';
import { toPage } from '../../../compare/report/to-page';
import { done, failed } from '../../support/compare/outcomes';

const EVIL = '</title><script>alert(1)</script><img src=x onerror="alert(2)">';
const subject = {
  file: { name: `${EVIL}.wav`, sizeBytes: 1, durationSeconds: null, channels: null },
  app: EVIL,
  comparedAt: '2026-11-21T18:00:00.000Z',
};
const LOCAL = { models: {}, standIn: () => true };
const pageOf = (reference?: string) =>
  toPage(
    toComparison(
      {
        ...subject,
        ...(reference !== undefined && { reference: { source: EVIL, content: reference } }),
      },
      [
        done('azure-speech/batch', [`Hello ${EVIL}`]),
        done('speechmatics/live', ['Hello "there" & \'here\'']),
        failed('openai/fast', `No: ${EVIL}`),
      ],
      LOCAL,
    ),
  );

describe('the page', () => {
  it('takes nothing that was said or named for markup', () => {
    const page = pageOf(EVIL);

    expect(page).not.toMatch(/<(script|img)/i);
    expect(page).toContain('&lt;script&gt;');
    expect(page).toContain('&quot;there&quot; &amp; &#39;here&#39;');
  });

  it('needs nothing but itself, and forbids the rest', () => {
    const page = pageOf();

    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/<[^>]*\s(src|href)=/);
    expect(page).not.toContain('url(');
  });

  it('has tables that can be read aloud: a caption, heads of columns and of rows', () => {
    const page = pageOf('Hello there.');

    const tables = page.match(/<table/g) ?? [];
    expect(tables).toHaveLength(2);
    expect(page.match(/<caption/g)).toHaveLength(2);
    expect(page).toMatch(/<th scope="col">azure-speech\s+<span class="mode">batch<\/span>/);
    expect(page).toMatch(/<th scope="row">Latency: final<\/th>/);
    expect(page).toMatch(/<html lang="en">/);
  });

  it('has the transcripts of the runs that completed, and the reason of the one that did not', () => {
    const page = pageOf();

    expect(page.match(/<details>/g)).toHaveLength(2);
    expect(page).toContain('openai/fast failed: No: &lt;/title&gt;');
  });

  it('is readable on light and dark ground', () => {
    expect(pageOf()).toContain('color-scheme: light dark');
  });
});

describe('html', () => {
  it('escapes text and leaves pieces of a page as they are', () => {
    const piece = html`<b>${'<i>'}</b>`;

    expect(html`<p title="${'"a"'}">${piece}${[piece, piece]}${7}</p>`.text).toBe(
      '<p title="&quot;a&quot;"><b>&lt;i&gt;</b><b>&lt;i&gt;</b><b>&lt;i&gt;</b>7</p>',
    );
  });
});
