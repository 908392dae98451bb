/** The style of what the script of a page makes: it comes along with the script, pressed. */
export const scriptStyle = `
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
@media print {
  .tools, .filter, .stage, .beside, .hair, .ring { display: none; }
  th .sort { display: contents; }
}
`;
