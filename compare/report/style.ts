import { Html } from './html';

/** Of the page: readable on light and dark ground, on a phone (tables scroll) and on paper. */
export const STYLE = new Html(`
:root {
  color-scheme: light dark;
  --ground: light-dark(#ffffff, #14171a);
  --ink: light-dark(#1d2226, #e4e7ea);
  --soft: light-dark(#59636b, #a3adb5);
  --line: light-dark(#d5dade, #353c43);
  --band: light-dark(#f4f6f8, #1c2126);
  --right: light-dark(#14653a, #7fd6a4);
  --wrong: light-dark(#a32018, #ff9d94);
}
body {
  margin: 0 auto;
  max-width: 84rem;
  padding: 2rem 1.25rem 4rem;
  background: var(--ground);
  color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif;
}
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.2rem; margin: 2.5rem 0 0.75rem; }
p { max-width: 60rem; }
.facts, caption { color: var(--soft); }
.scroll { overflow-x: auto; }
.scroll:focus-visible { outline: 2px solid currentColor; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: 0.5rem; }
th, td { padding: 0.45rem 0.75rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th, thead td { border-bottom-width: 2px; white-space: nowrap; }
thead .mode { display: block; color: var(--soft); font-weight: 400; }
tbody th { font-weight: 500; white-space: nowrap; position: sticky; left: 0; background: inherit; }
tbody tr { background: var(--ground); }
tbody tr:nth-child(odd) { background: var(--band); }
td.text { min-width: 8rem; font-size: 0.9rem; }
.right { color: var(--right); }
.wrong, .failed { color: var(--wrong); }
.none { color: var(--soft); font-style: italic; }
.wrong .none { color: inherit; }
.words td { min-width: 7rem; overflow-wrap: anywhere; }
details { border-bottom: 1px solid var(--line); padding: 0.5rem 0; }
summary { cursor: pointer; font-weight: 500; }
@media print { .scroll { overflow: visible; } }
`);
