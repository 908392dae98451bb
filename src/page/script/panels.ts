/** Charts that have panels: their values beside the mouse, on a phone and a projector, and as a file. */
export const panels = String.raw`
/** Points of a line or an area as a picture has them: where it begins, then steps; to the hundredth, as they are written. */
function pointsOf(path) {
  let [x, y] = [0, 0];
  return [...path.getAttribute("d").matchAll(/([Ml]?)(-?\d*\.?\d+)[ ,]?(-?\d*\.?\d+)/g)].map(([, letter, across, down]) => {
    [x, y] = letter === "M" ? [+across, +down] : [Math.round((x + +across) * 100) / 100, Math.round((y + +down) * 100) / 100];
    return [x, y];
  });
}
/** Where the values of a panel are drawn. */
const plotOf = (root, panel) => root.querySelector("." + panel.part + "g .background");
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
/** A number on an axis, or what its tick is called; dots of one step stand a little apart. */
function axisText(names, value, percent) {
  const ticks = Object.entries(names ?? {}).map(([tick, name]) => [Number(tick), name]);
  const inSteps = ticks.length > 1 && ticks.every(([tick], at) => tick === ticks[0][0] + at);
  const found = ticks.find(([tick]) => Math.abs(tick - value) < (inSteps ? 0.35 : 1e-6));
  return found?.[1] ?? numberText(value, percent || ticks.some(([, name]) => name.endsWith("%")));
}
function dotsOf(root, panel) {
  const dots = panel.marks.filter((mark) => mark.kind === "dots");
  const plot = dots.length > 0 && plotOf(root, panel);
  if (!plot) return [];
  const { width, height } = plot.getBBox();
  return dots.flatMap((mark) => marksOf(root, mark.part).map((element) => {
    const [x, y] = placeOf(element);
    const across = axisText(panel.names.x, panel.x[0] + (x / width) * (panel.x[1] - panel.x[0]), false);
    const up = axisText(panel.names.y, panel.y[0] + (1 - y / height) * (panel.y[1] - panel.y[0]), panel.percent);
    return { element, lines: [mark.name, panel.title + ": " + up, panel.across + ": " + across] };
  }));
}
/** Where the arrow keys stop in a panel: from month to month; none where nothing is drawn over them. */
function panelStops(root, panel) {
  const places = [...new Set(panel.marks.filter((mark) => mark.kind !== "dots").flatMap((mark) => [...shapeOf(root, mark).keys()]))].sort((a, b) => a - b);
  return places.length === 0 ? [] : [places.map((place) => () => {
    const plot = plotOf(root, panel);
    const [box, size] = [plot.getBoundingClientRect(), plot.getBBox()];
    tellPanel(root, panel, plot, place / size.width, box.top + box.height / 2);
  })];
}
/** Every value that is drawn, row by row below their headings. */
function panelRows(svg, reading) {
  const rows = [[words.panel, reading.panels[0].across, words.series, words.value, words.lower, words.upper]];
  for (const panel of reading.panels) {
    const { width, height } = plotOf(svg, panel).getBBox();
    const places = [...new Set(panel.marks.flatMap((mark) => [...shapeOf(svg, mark).keys()]))].sort((a, b) => a - b);
    for (const place of places) {
      const found = valuesAt(svg, panel, place / width, width, height);
      const sharp = (value) => (value === undefined ? "" : Number(value.toPrecision(4)));
      const x = Math.abs(found.x - Math.round(found.x)) < 0.02 ? Math.round(found.x) : sharp(found.x);
      for (const row of found.rows) rows.push([panel.title, x, short(row.name), sharp(row.value), sharp(row.lower), sharp(row.upper)]);
    }
  }
  return rows;
}
function panelPicture(svg, reading, panel) {
  const made = cut(svg, [panel.part + "g"], 4);
  if (!made) return undefined;
  listen(made.copy, { ...reading, panels: [panel] });
  return made.copy;
}
/** The panels of a chart below each other, beside the whole picture; the page shows the one that the screen has room for. */
function oneColumn(figure, svg, reading) {
  const column = Object.assign(document.createElement("div"), { className: "column" });
  column.append(textOf("p", subtitleOf(svg), "quiet"), keyOf(svg, reading));
  for (const panel of reading.panels) column.append(panelPicture(svg, reading, panel) ?? "");
  column.append(textOf("p", footOf(svg), "quiet"));
  figure.querySelector(".scroll").after(column);
  figure.classList.add("has-column");
}
function panelScreens(svg, reading, screen) {
  for (const panel of reading.panels) {
    const picture = panelPicture(svg, reading, panel);
    if (picture) screen(keyOf(svg, reading), picture);
  }
}
`;
