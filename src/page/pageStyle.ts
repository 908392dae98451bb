/**
 * The style of the report page: large enough for a projector, one column on a phone (where a chart is
 * moved sideways rather than shrunk), and A4 on paper with no chart cut in two.
 */
export const pageStyle = `
:root { color-scheme: light; --ink: #000; --quiet: #595959; --line: #d9d9d9; --blue: #0072b2; }
* { box-sizing: border-box; }
body { margin: 0; color: var(--ink); background: #fff; line-height: 1.5;
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
td.number, th.number { text-align: right; white-space: nowrap; }
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
@media screen and (max-width: 45rem) {
  .stacked thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .stacked, .stacked tbody, .stacked tr, .stacked caption { display: block; }
  .stacked tr { border-bottom: 1px solid var(--ink); padding: 0.4em 0; }
  .stacked tr[hidden] { display: none; }
  .stacked td { display: flex; gap: 0.4em; border: 0; padding: 0.1em 0; text-align: right; white-space: normal; }
  .stacked td:empty { display: none; }
  .stacked td::before { content: attr(data-column); text-align: left; color: var(--quiet); margin-right: auto; padding-right: 0.6em; }
  .stacked td:first-child { font-weight: bold; }
}
nav ul { display: flex; flex-wrap: wrap; gap: 0.2em 1.2em; list-style: none; margin: 0.8em 0 0; padding: 0; font-size: 0.9em; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5em; margin: 0.5em 0; }
button, input { font: inherit; font-size: 0.8em; color: var(--ink); background: #fff; border: 1px solid #767676; border-radius: 4px; padding: 0.2em 0.6em; }
.keys:not(:focus-within) { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
button[aria-pressed=true] { border-color: var(--blue); color: var(--blue); font-weight: bold; }
button { cursor: pointer; }
button:hover { border-color: var(--blue); color: var(--blue); }
button:focus-visible, input:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
th .sort { all: unset; cursor: pointer; }
th .sort:focus-visible { outline: 3px solid var(--blue); }
th .sort:hover { color: var(--blue); }
th[aria-sort=ascending]::after { content: " \\2191"; }
th[aria-sort=descending]::after { content: " \\2193"; }
.filter { font-size: 0.9em; color: var(--quiet); }
.beside { position: absolute; z-index: 3; pointer-events: none; background: #fff; border: 1px solid #767676; border-radius: 4px; padding: 0.3em 0.6em; font-size: 14px; line-height: 1.35; max-width: min(26em, 90vw); }
.beside div { display: flex; justify-content: space-between; gap: 1em; }
.hair { position: absolute; z-index: 2; width: 1px; background: #000; pointer-events: none; }
.ring { position: absolute; z-index: 2; border: 2px solid var(--ink); border-radius: 3px; pointer-events: none; }
.column { display: none; }
.column .heading { font-weight: bold; margin: 0.9em 0 0; }
.column .said { margin: 0; font-size: 0.9em; }
.column svg { min-width: 0; margin: 0 0 0.6em; }
.key { display: flex; flex-wrap: wrap; gap: 0.2em 1.2em; list-style: none; margin: 0.4em 0; padding: 0; font-size: 0.9em; }
.key li { display: flex; align-items: center; gap: 0.4em; }
.key svg { flex: none; min-width: 0; margin: 0; }
@media screen and (max-width: 45rem) { .has-column > .scroll { display: none; } .has-column > .column { display: block; } }
.presenting { overflow: hidden; }
.stage { position: fixed; inset: 0; z-index: 1; background: #fff; padding: 20px 28px; display: flex; flex-direction: column; gap: 8px; font-size: 20px; line-height: 1.35; overflow: auto; }
.stage:focus { outline: none; }
.stage .screen { flex: 1; min-height: 0; overflow: auto; display: flex; flex-direction: column; gap: 8px; }
.stage h2 { font-size: 26px; line-height: 1.25; margin: 0; padding: 0; border: 0; }
.stage p { font-size: 24px; margin: 0.4em 0; }
.stage .key { font-size: 20px; margin: 0; }
.stage .screen > svg { flex: 1; min-height: 0; width: 100%; min-width: 0; overflow: hidden; }
.stage table, .stage .scroll table, .stage button { font-size: 20px; }
.stage .tools { margin: 0; }
@page { size: A4; margin: 14mm; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  nav, .tools, .filter, .stage, .beside, .hair, .ring { display: none; }
  .scroll { overflow: visible; }
  figure svg { min-width: 0; max-width: 100%; max-height: 235mm; }
  figure, tr, p, li, caption { break-inside: avoid; }
  .numbers table { break-inside: avoid; }
  h2, h3, caption { break-after: avoid; }
  figcaption { display: none; }
  figure { margin: 1em 0; }
  details:not([open]) { display: none; }
  .small td:last-child { padding-right: 1.4em; }
  th, td { padding-right: 0.6em; }
  thead { break-inside: avoid; }
  th .sort { display: contents; }
  .all table { font-size: 7pt; line-height: 1.35; }
  .all th, .all td { padding-right: 0.4em; }
  .all .whole { display: block; }
  .whole, th.number { white-space: normal; }
  a { color: inherit; text-decoration: none; }
}
`;
