/** Values beside the mouse, and one line of the key at a time. */
export const hover = String.raw`
/** What a mark says of itself, or its layer for all. */
const lookOf = (element, name) => element.getAttribute(name) ?? element.parentElement.getAttribute(name);
function numberText(value, percent) {
  const size = Math.abs(percent ? value * 100 : value);
  const shown = percent ? value * 100 : value;
  const digits = size === 0 ? 0 : Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(size))));
  const text = shown.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ",");
  return percent ? text + " %" : text;
}
const beside = document.body.appendChild(document.createElement("div"));
beside.className = "beside";
beside.hidden = true;
beside.setAttribute("aria-hidden", "true");
const hair = document.body.appendChild(document.createElement("div"));
hair.className = "hair";
hair.hidden = true;
/** What is said beside a place of the screen: rows of a name and a text, the first of them a heading. */
function say(lines, left, top) {
  beside.replaceChildren(...lines.map(([name, text], at) => {
    const row = document.createElement("div");
    row.append(Object.assign(document.createElement(at === 0 ? "b" : "span"), { textContent: name }), Object.assign(document.createElement("span"), { textContent: text }));
    return row;
  }));
  beside.hidden = false;
  const room = beside.offsetWidth + 16;
  beside.style.left = scrollX + (left + room > innerWidth ? Math.max(0, left - room) : left + 16) + "px";
  beside.style.top = scrollY + Math.max(0, Math.min(top - 20, innerHeight - beside.offsetHeight)) + "px";
}
function tell({ clientX, clientY }, root, reading) {
  const mark = nearest(root, reading, clientX, clientY);
  if (mark !== undefined) return speak(mark);
  for (const panel of reading.panels) {
    const plot = plotOf(root, panel);
    const box = plot?.getBoundingClientRect();
    if (!box || clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom) continue;
    if (tellPanel(root, panel, plot, (clientX - box.left) / box.width, clientY)) return;
  }
  hide();
}
function listen(root, reading) {
  root.addEventListener("pointermove", (event) => tell(event, root, reading));
  root.addEventListener("pointerdown", (event) => tell(event, root, reading));
  root.addEventListener("pointerleave", hide);
}
/** Only what was chosen in the key stays as it is. */
function dim(figure, reading, chosen) {
  const faint = (element, isKept) => { element.style.opacity = chosen.size === 0 || isKept ? "" : "0.12"; };
  const marks = [...reading.panels.flatMap((panel) => panel.marks), ...reading.others, ...reading.keys.flatMap(({ name, parts }) => parts.map((part) => ({ part, name })))];
  for (const { part, name } of marks)
    for (const element of figure.querySelectorAll("." + part)) faint(element, chosen.has(name));
  // Of marks that stand together some are kept: by what the key calls them, else by their colour.
  const picture = figure.querySelector(":scope > .scroll");
  const coloursOf = (element) => ["fill", "stroke"].map((name) => lookOf(element, name)).filter((colour) => colour && colour !== "none" && colour !== "transparent" && colour !== "#fff");
  const samples = reading.keys.filter(({ name }) => chosen.has(name)).flatMap(({ parts }) => parts.slice(0, -1)).flatMap((part) => marksOf(picture, part));
  const colours = new Set(samples.flatMap(coloursOf));
  const hasColour = (element) => coloursOf(element).some((colour) => colours.has(colour));
  for (const { part, keys } of reading.told)
    marksOf(picture, part).forEach((element, at) => faint(element, keys[at] ? keys[at].split("\n").some((name) => chosen.has(name)) : hasColour(element)));
  for (const { part } of reading.strips) for (const element of marksOf(picture, part)) faint(element, hasColour(element));
}
function openKey(figure, reading, chosen) {
  const toggle = (name) => {
    if (!chosen.delete(name)) chosen.add(name);
    dim(figure, reading, chosen);
    for (const each of keys.querySelectorAll("button")) each.setAttribute("aria-pressed", String(chosen.has(each.textContent)));
  };
  // For those without a mouse: seen when the keyboard comes to it.
  const keys = Object.assign(document.createElement("div"), { className: "tools keys" });
  for (const name of new Set(reading.keys.map((each) => each.name))) {
    const made = button(name, () => toggle(name));
    made.setAttribute("aria-pressed", "false");
    keys.append(made);
  }
  if (keys.childElementCount > 1) figure.querySelector(".scroll").after(keys);
  for (const { name, parts } of reading.keys)
    for (const part of parts)
      for (const element of figure.querySelectorAll("." + part)) {
        element.style.cursor = "pointer";
        element.addEventListener("click", () => toggle(name));
      }
}
`;
