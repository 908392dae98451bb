/** Columns of a table that can be said to hold numbers, `n1` being the first. */
export const COLUMNS = 12;

const numbers = Array.from({ length: COLUMNS }, (_, at) => `.n${at + 1} :nth-child(${at + 1})`);

/** As weak as a cell, so that what is said of the cells of a section holds. */
const ofNumbers = [".number", ...numbers].map((each) => `:is(td, th):where(${each})`).join(", ");

/**
 * The style of the report page: large enough for a projector, one column on a phone (where a chart is
 * moved sideways rather than shrunk), and A4 on paper with no chart cut in two. What its script makes has its style
 * in `script/scriptStyle.ts`.
 */
export const pageStyle = `
:root { color-scheme: light; --ink: #000; --quiet: #595959; --line: #d9d9d9; --blue: #0072b2; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff;
  font: clamp(1rem, 0.85rem + 0.45vw, 1.3rem)/1.5 Arimo, Helvetica, Arial, "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif; }
main { max-width: 68rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
h1 { font-size: 1.9em; line-height: 1.2; margin: 0 0 0.3em; overflow-wrap: anywhere; }
h2 { font-size: 1.3em; margin: 2.2em 0 0.6em; padding-top: 0.6em; border-top: 2px solid var(--ink); }
h3 { font-size: 1.05em; margin: 1.4em 0 0.3em; }
p, li { max-width: 46em; overflow-wrap: anywhere; }
.subtitle, .quiet, figcaption, caption { color: var(--quiet); }
.answer p:first-of-type { font-size: 1.25em; font-weight: bold; }
.scroll { overflow-x: auto; }
.scroll:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 0.6em 0; }
caption { text-align: left; padding-bottom: 0.3em; white-space: normal; position: sticky; left: 0; max-width: min(100vw - 2rem, 66rem); }
th, td { text-align: left; vertical-align: top; padding: 0.25em 1em 0.25em 0; border-bottom: 1px solid var(--line); }
th { font-weight: bold; }
${ofNumbers} { text-align: right; white-space: nowrap; }
.whole { white-space: nowrap; }
.numbers table { font-size: 0.82em; }
.numbers th, .numbers td { padding-right: 0.6em; }
.numbers td { white-space: nowrap; }
.numbers td:nth-child(-n+2) { white-space: normal; }
.small table { font-size: 0.8em; }
figure { margin: 2.4em 0; }
figure svg { display: block; width: 100%; height: auto; min-width: 660px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.better { color: #00527f; background: #e3f0f8; }
.worse { color: #8a3d00; background: #fdeee3; }
.folded > summary h2 { display: inline-block; border: 0; margin: 0.4em 0; padding: 0; font-size: 1.1em; }
summary { cursor: pointer; color: var(--blue); padding: 0.3em 0; }
a { color: var(--blue); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2em 1.2em; margin: 0; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
@media screen and (max-width: 45rem) { figure .unseen { position: static; width: auto; height: auto; clip-path: none; white-space: normal; } }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5em; } }
nav ul { display: flex; flex-wrap: wrap; gap: 0.2em 1.2em; list-style: none; margin: 0.8em 0 0; padding: 0; font-size: 0.9em; }
@page { size: A4; margin: 14mm; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav { display: none; }
  .scroll { overflow: visible; }
  figure svg { min-width: 0; max-width: 100%; max-height: 235mm; }
  figure, tr, p, li, caption { break-inside: avoid; }
  .numbers table:not(:has(tr:nth-child(13))) { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  figcaption { display: none; }
  figure { margin: 1em 0; }
  details:not([open]) { display: none; }
  .small td:last-child { padding-right: 1.4em; }
  th, td { padding-right: 0.6em; }
  thead { break-inside: avoid; }
  .all table { font-size: 7pt; line-height: 1.35; }
  .all th, .all td { padding-right: 0.4em; }
  .all .whole { display: block; }
  .whole, th { white-space: normal; }
  a { color: inherit; text-decoration: none; }
}
`;
