/** Pictures and numbers of a chart as files, and the answer as a text. */
export const save = String.raw`
function offer(name, blob) {
  const link = Object.assign(document.createElement("a"), { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
function button(text, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", textContent: text });
  made.addEventListener("click", () => act(made));
  return made;
}
/** The picture as a file of its own, with the letters of the page. */
function svgText(svg) {
  const copy = svg.cloneNode(true);
  copy.setAttribute("font-family", getComputedStyle(svg).fontFamily);
  copy.setAttribute("aria-label", svg.closest("figure").querySelector("h3").textContent);
  copy.removeAttribute("aria-labelledby");
  for (const element of copy.querySelectorAll("[style]")) element.style.cursor = "";
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = document.querySelector("style").textContent.match(/@font-face\{[^}]*\}/g)?.join("\n") ?? "";
  copy.prepend(style);
  return new XMLSerializer().serializeToString(copy);
}
function savePng(svg, name) {
  const scale = 2;
  const { width, height } = svg.viewBox.baseVal;
  const image = new Image();
  image.onload = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => offer(name, blob), "image/png");
  };
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svgText(svg));
}
const cell = (text) => (/[",\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
const csv = (rows) => rows.map((row) => row.map((text) => cell(String(text))).join(",")).join("\n") + "\n";
/** Every value that is drawn; of a chart that has no panels its table. */
const csvOf = (figure, svg, reading) => csv(reading.panels.length > 0 ? panelRows(svg, reading) : [...(figure.querySelector("table")?.rows ?? [])].map((row) => [...row.cells].map((each) => each.textContent)));
function copyText(text, made) {
  const done = () => {
    const before = made.textContent;
    made.textContent = words.copied;
    setTimeout(() => { made.textContent = before; }, 1500);
  };
  const byHand = () => {
    const area = document.body.appendChild(Object.assign(document.createElement("textarea"), { value: text }));
    area.select();
    document.execCommand("copy");
    area.remove();
    done();
  };
  if (navigator.clipboard) navigator.clipboard.writeText(text).then(done, byHand);
  else byHand();
}
function tools(figure, svg, reading, name) {
  const bar = Object.assign(document.createElement("div"), { className: "tools" });
  bar.append(
    button(words.png, () => savePng(svg, name + ".png")),
    button(words.svg, () => offer(name + ".svg", new Blob([svgText(svg)], { type: "image/svg+xml" }))),
  );
  if (reading.panels.length > 0 || figure.querySelector("table"))
    bar.append(button(words.csv, () => offer(name + ".csv", new Blob([csvOf(figure, svg, reading)], { type: "text/csv" }))));
  figure.append(bar);
}
`;
