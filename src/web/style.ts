/** How the page looks: made for a projector of 1280 x 720, with no text below 20 px, no motion and no decoration. */
export const workshopStyle = `
:root { color-scheme: only light; --ink: #111; --quiet: #474747; --line: #8a8a8a; --now: #005a8c; --warm: #a04300; }
* { box-sizing: border-box; }
html, body { height: 100%; margin: 0; }
body { background: #fff; color: var(--ink); font: 20px/1.3 Helvetica, Arial, "Liberation Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; overflow: hidden; }
#workshop, .page { height: 100vh; }
.page { display: grid; grid-template-rows: auto minmax(0, 1fr); }
header.top { display: flex; align-items: center; gap: 6px; padding: 6px 16px; border-bottom: 2px solid var(--ink); }
header.top .grow { flex: 1; }
main { padding: 10px 20px 12px; min-height: 0; min-width: 0; }
h1 { font-size: 30px; line-height: 1.15; margin: 0 0 8px; }
h2 { font-size: 22px; line-height: 1.2; margin: 0 0 6px; }
p { margin: 0 0 8px; }
.quiet { color: var(--quiet); }
.sentence { font-size: 22px; font-weight: bold; margin: 0; min-height: 58px; line-height: 1.3; }
button, select, input, textarea { font: inherit; color: inherit; }
button, select, input.text, textarea { border: 2px solid var(--ink); border-radius: 6px; background: #fff; padding: 5px 12px; min-height: 40px; }
button { cursor: pointer; white-space: nowrap; }
button[aria-pressed="true"], button[aria-current="page"] { background: var(--ink); color: #fff; }
button:disabled { border-color: #767676; color: #595959; background: #eee; cursor: default; }
button.plain { border-color: transparent; padding: 5px 8px; min-height: 36px; text-decoration: underline; }
button.main { background: var(--now); border-color: var(--now); color: #fff; font-weight: bold; }
button.main:disabled { background: #eee; border-color: #767676; color: #595959; }
header.top button { padding: 4px 10px; }
:focus-visible { outline: 4px solid #b34a00; outline-offset: 2px; }
.row { display: flex; align-items: center; gap: 10px; flex-wrap: wrap; }
fieldset { border: 0; margin: 0; padding: 0; min-width: 0; }
.followable { cursor: pointer; }
svg .heading { paint-order: stroke; stroke: #fff; stroke-width: 6px; stroke-linejoin: round; font-weight: bold; }
.column { display: flex; flex-direction: column; gap: 8px; min-height: 0; min-width: 0; }
.split { display: grid; gap: 24px; height: 100%; min-height: 0; }
.fill { flex: 1; min-height: 0; min-width: 0; }
.heard { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.notice { position: fixed; left: 50%; bottom: 12px; transform: translateX(-50%); background: var(--ink); color: #fff; padding: 8px 18px; border-radius: 6px; width: max-content; max-width: 92vw; z-index: 5; }
svg text { font-size: 20px; font-family: inherit; }
svg.chart { display: block; user-select: none; -webkit-user-select: none; }
svg.drawn { cursor: crosshair; touch-action: none; }
label.lever { display: flex; justify-content: space-between; align-items: center; gap: 6px; font-weight: bold; }
label.lever { line-height: 1.1; }
label.lever input { width: 70px; min-height: 28px; padding: 0 6px; text-align: right; border: 1px solid var(--line); border-radius: 4px; font-weight: normal; }
.levers { gap: 7px; }
.levers .sides { gap: 6px; }
.levers .sides button { padding: 4px 8px; min-height: 38px; }
.leverBlock input[type="range"] { width: 100%; height: 20px; margin: 0; accent-color: #0072b2; }
.ends { display: flex; justify-content: space-between; gap: 8px; color: var(--quiet); line-height: 1.15; }
.flag { color: var(--warm); }
.pager { margin-top: 6px; }
.assumption { padding: 4px 0 6px; border-bottom: 1px solid #c9c9c9; }
.assumption input[type="range"] { width: 220px; accent-color: #b34a00; }
.assumption input.text { width: 110px; min-height: 32px; padding: 0 6px; text-align: right; }
.exampleRoom { container-type: size; }
@container (max-height: 78px) { .example { display: none; } }
.charts { display: flex; gap: 16px; }
.finding { color: var(--ink); }
.answer { text-align: left; white-space: normal; }
.crashed { padding: 12px 16px; border: 3px solid var(--warm); border-radius: 6px; }
.onPaper { display: none; }
.moved { color: var(--now); }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 3px 10px 3px 0; border-bottom: 1px solid #c9c9c9; vertical-align: top; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
td.number { white-space: nowrap; }
.belief td { padding-right: 4px; }
dl.terms { display: grid; grid-template-columns: 1fr 1fr; gap: 4px 28px; margin: 0; }
dl.terms div { display: flex; gap: 8px; }
dl.terms dt { font-weight: bold; display: flex; align-items: center; gap: 8px; white-space: nowrap; }
dl.terms div { align-items: flex-start; }
dl.terms dd { margin: 0; }
ol.events { list-style: none; margin: 0; padding: 0; }
ol.events li { padding: 3px 0; border-bottom: 1px solid #dcdcdc; }
button.told { border: 0; padding: 0; min-height: 0; background: none; text-align: left; white-space: normal; font-weight: inherit; text-decoration: underline; text-decoration-color: var(--warm); }
ol.events li.now { font-weight: bold; }
ul.roles, ol.trust { margin: 0; padding-left: 26px; }
ul.roles li, ol.trust li { margin-bottom: 6px; }
.dots { display: grid; grid-template-columns: repeat(10, 1fr); gap: 4px; }
.dots button { min-height: 34px; padding: 0; border: 2px solid transparent; line-height: 1; font-size: 24px; }
.dots .up, .dotKey .up { color: #0072b2; }
.dots .down, .dotKey .down { color: #b34a00; }
.dots .level, .dotKey .level { color: #474747; }
.panelOver { background: #fff; overflow: hidden; height: 100%; }
.slider { position: absolute; width: 1px; height: 1px; opacity: 0; }
.teams { height: 100%; }
.timer { font-size: 40px; line-height: 1; font-variant-numeric: tabular-nums; min-width: 92px; }
.letters { font-size: 52px; line-height: 1.1; letter-spacing: 0.06em; font-variant-numeric: tabular-nums; }
input.code { text-transform: uppercase; }
ul.teamGrid { list-style: none; margin: 0; padding: 0; display: grid; grid-template-columns: repeat(5, 1fr); gap: 6px; }
ul.teamGrid li { display: flex; flex-direction: column; border: 2px solid #767676; border-radius: 6px; padding: 2px 8px; line-height: 1.15; min-width: 0; }
.teamGrid .chip { border: 0; padding: 0; min-height: 0; text-align: left; font-weight: bold; background: none; width: 100%; overflow: hidden; }
ul.teamGrid li.decided { border-color: #005a8c; border-width: 2px 2px 2px 10px; }
ul.teamGrid li.kept { border-style: dashed; }
table.scores td, table.scores th { padding: 1px 10px 1px 0; white-space: nowrap; }
table.scores button.plain { min-height: 30px; padding: 0 6px; }
.wrongFiles { margin: 0; padding-left: 26px; color: #8a2f00; }
.wrongFiles, .filesColumn { overflow-wrap: anywhere; }
.fileName { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; }
table.files { table-layout: fixed; }
table.files td, table.files th { overflow-wrap: anywhere; line-height: 1.15; }
table.files th:nth-child(1) { width: 21%; } table.files th:nth-child(2) { width: 42%; }
h1.small { font-size: 22px; margin: 0; }
.hostColumn { gap: 6px; }
.hostColumn p, .hostColumn h1 { margin: 0; }
.hostColumn .row { gap: 6px; }
.hostColumn button { padding: 4px 9px; }
.guessRow { display: grid; grid-template-columns: 132px 1fr 1fr 1fr; gap: 8px; margin-bottom: 4px; line-height: 1.15; }
.guessRow > div { border: 2px solid transparent; padding: 1px 4px; display: flex; flex-direction: column; justify-content: space-between; }
.guessRow > div.came, figcaption .came { border: 2px solid #a04300; border-radius: 4px; padding: 1px 4px; }
.fourPictures { display: grid; grid-template-columns: 1fr 1fr; gap: 10px 28px; flex: 1; min-height: 0; align-content: start; }
.fourPictures figure { margin: 0; min-width: 0; }
.fourPictures figcaption { font-weight: bold; font-size: 22px; }
.bars { margin-bottom: 4px; }
.bar { display: grid; grid-template-columns: minmax(100px, 170px) 1fr minmax(60px, 130px); gap: 10px; align-items: center; line-height: 1.2; }
.track { height: 14px; background: #eee; display: block; }
.filled { height: 14px; background: #0072b2; display: block; }
.paper { overflow-y: auto; border: 1px solid var(--line); padding: 16px 24px; height: 100%; }
.sheet h1 { margin-bottom: 4px; }
.sheet blockquote { margin: 4px 0 6px 0; padding-left: 14px; border-left: 4px solid var(--now); }
.cards { display: grid; grid-template-columns: 1fr 1fr; gap: 0; }
.card { border: 1px dashed #555; padding: 14px 18px; }
@media screen { .onPaper { display: none; } }
@media screen and (max-width: 900px) {
  html, body, #workshop, .page, .teams, .split, .paper { height: auto; }
  body { overflow: auto; font-size: 17px; }
  .page { display: block; }
  header.top { flex-wrap: wrap; }
  .split, .fourPictures, .charts { display: flex !important; flex-direction: column; align-items: stretch; }
  .fill { flex: 1 0 auto; }
  .row > .fill, .row.fill { flex: 1 1 0; }
  .chartRoom { height: 320px; flex: none; overflow: hidden; }
  .exampleRoom { container-type: normal; }
  .panelOver { height: auto; }
  .split > .levers { order: 2; }
  header.top .grow ~ button { display: none; }
  .levers .example, dl.terms, ul.teamGrid { display: block; }
  ul.teamGrid { display: grid; grid-template-columns: 1fr 1fr; }
  label.row, form.row { max-width: 100%; }
  select, input.text { max-width: 100%; min-width: 0; }
  .letters { font-size: 40px; }
  table { display: block; overflow-x: auto; }
  .monday { grid-column: auto !important; }
}
@media print {
  .teams, .split, .paper, .sheet { display: block; height: auto; overflow: visible; }
  .paper { border: 0; padding: 0; }
  .sheet { break-after: page; font-size: 9.8pt; line-height: 1.25; }
  .sheet ul { margin: 3px 0; }
  .sheet p { margin-bottom: 4px; }
  .sheet:last-child { break-after: auto; }
  .sheet h1 { font-size: 16pt; }
  .sheet h2 { font-size: 12pt; margin: 8px 0 3px; break-after: avoid; }
  .sheet tr, .card { break-inside: avoid; }
  .card { min-height: 118mm; font-size: 13pt; }
  .sheet .card h2 { font-size: 18pt; }
  table.form tbody td { height: 15mm; }
  .bar { grid-template-columns: 80px 1fr 60px; }
  .guessRow { grid-template-columns: 64px 1fr 1fr 1fr; }
  .track, .filled { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  .fourPictures figcaption { font-size: 12pt; }
  .fourPictures { display: grid; }
  @page { size: A4; margin: 14mm; }
  html, body, #workshop, .page { height: auto; overflow: visible; }
  body { font-size: 11pt; }
  header.top, .noPrint, .notice { display: none; }
  :focus-visible { outline: none; box-shadow: none; }
  .onPaper { display: block; }
  main { padding: 0; }
}
`;
