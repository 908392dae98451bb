/** Values beside the mouse, and one line of the key at a time. */
export const hover = String.raw`
/** Points of a line or an area as a picture has them: where it begins, then steps; to the hundredth, as they are written. */
function pointsOf(path) {
  let [x, y] = [0, 0];
  return [...path.getAttribute("d").matchAll(/([Ml]?)(-?\d*\.?\d+)[ ,]?(-?\d*\.?\d+)/g)].map(([, letter, across, down]) => {
    [x, y] = letter === "M" ? [+across, +down] : [Math.round((x + +across) * 100) / 100, Math.round((y + +down) * 100) / 100];
    return [x, y];
  });
}
/** Where the values of a panel are drawn. */
const plotOf = (root, panel) => root.querySelector("." + panel.part + "_group .background");
/** What a mark says of itself, or its layer for all. */
const lookOf = (element, name) => element.getAttribute(name) ?? element.parentElement.getAttribute(name);
const known = new WeakMap();
function shapeOf(root, mark) {
  if (!known.has(root)) known.set(root, {});
  const shapes = known.get(root);
  if (!(mark.part in shapes)) {
    const found = new Map();
    for (const path of root.querySelectorAll("." + mark.part + " path"))
      for (const [x, y] of pointsOf(path)) found.set(x, [...(found.get(x) ?? []), y]);
    shapes[mark.part] = found;
  }
  return shapes[mark.part];
}
function numberText(value, percent) {
  const size = Math.abs(percent ? value * 100 : value);
  const shown = percent ? value * 100 : value;
  const digits = size === 0 ? 0 : Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(size))));
  const text = shown.toFixed(digits).replace(/\B(?=(\d{3})+(?!\d)(?=\.|$))/g, ",");
  return percent ? text + " %" : text;
}
const short = (name) => name.replace(/, (with its last value|median)$/, "");
/** Values of a panel at a place [share of its width]: the nearest point that is drawn. */
function valuesAt(root, panel, share, width, height) {
  const value = (y) => panel.y[0] + (1 - y / height) * (panel.y[1] - panel.y[0]);
  const drawn = panel.marks.filter((mark) => mark.kind !== "dots");
  const all = drawn.flatMap((mark) => [...shapeOf(root, mark).keys()]);
  if (all.length === 0) return undefined;
  const wanted = share * width;
  const place = all.reduce((best, x) => (Math.abs(x - wanted) < Math.abs(best - wanted) ? x : best));
  const x = panel.x[0] + (place / width) * (panel.x[1] - panel.x[0]);
  const rows = new Map();
  // Of many lines of one name, as single worlds are, none is read; the rest from front to back, lines before bands.
  const isOne = (mark) => drawn.filter((each) => each.name === mark.name && each.kind === mark.kind).length === 1;
  const front = drawn.filter(isOne).reverse();
  for (const mark of [...front.filter((each) => each.kind !== "band"), ...front.filter((each) => each.kind === "band")]) {
    const ys = shapeOf(root, mark).get(place);
    if (ys === undefined) continue;
    const row = rows.get(mark.name) ?? { name: mark.name };
    const [low, high] = [value(Math.max(...ys)), value(Math.min(...ys))];
    if (mark.kind === "line") row.value ??= low;
    else if (mark.kind === "stack") row.value = high - low;
    else [row.lower, row.upper] = [low, high];
    rows.set(mark.name, row);
  }
  return { x, place, rows: [...rows.values()] };
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
/** Whether a panel has something to say at a place [share of its width]. */
function tellPanel(root, panel, plot, share, top) {
  const [box, size] = [plot.getBoundingClientRect(), plot.getBBox()];
  const found = valuesAt(root, panel, share, size.width, size.height);
  if (found === undefined) return false;
  const x = Math.abs(found.x - Math.round(found.x)) < 0.02 && panel.names.x === undefined ? String(Math.round(found.x)) : axisText(panel.names.x, found.x, false);
  const lines = found.rows.filter((row) => row.value !== undefined || row.lower !== undefined).map((row) => {
    const range = row.lower === undefined ? "" : numberText(row.lower, panel.percent) + " " + words.to + " " + numberText(row.upper, panel.percent);
    const value = row.value === undefined ? "" : numberText(row.value, panel.percent);
    return [short(row.name), value === "" ? range : range === "" ? value : value + " (" + range + ")"];
  });
  const left = box.left + (found.place / size.width) * box.width;
  say([[panel.title, ""], [panel.across + " " + x, ""], ...lines], left, top);
  hair.hidden = false;
  ring.hidden = true;
  Object.assign(hair.style, { left: scrollX + left + "px", top: scrollY + box.top + "px", height: box.height + "px" });
  return true;
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
