import type { WorldsAnswer } from "./messages.ts";
import { chartKey } from "./questions.ts";

/** A file that the page gives to who sits at it. */
export interface PageFile {
  readonly ending: string;
  readonly content: string | Blob;
}

/** Twice as many points as on the screen. */
const SHARPNESS = 2;

/**
 * What is on the screen as files: its numbers, or its charts.
 *
 * @param note  said below each picture, as that assumptions were changed; nothing where it is empty
 */
export async function chartFiles(
  kind: string,
  answer: WorldsAnswer,
  months: number,
  note: string,
): Promise<readonly PageFile[]> {
  if (kind === "csv") return [{ ending: ".csv", content: numbersOf(answer, months) }];
  const charts = [...document.querySelectorAll<SVGSVGElement>("svg.chart")];
  const drawn = charts.map((svg, at) => ({ svg, ending: charts.length > 1 ? `-${at + 1}` : "" }));
  if (kind === "svg") return drawn.map(({ svg, ending }) => ({ ending: `${ending}.svg`, content: textOf(svg, note) }));
  return Promise.all(
    drawn.map(async ({ svg, ending }) => ({ ending: `${ending}.png`, content: await paintedOf(svg, note) })),
  );
}

/** Tidy rows, as the tables of the program: a month, a chart, both markets. */
function numbersOf({ charts, worlds }: WorldsAnswer, months: number): string {
  const rows = charts.flatMap(({ series, against, now }) =>
    Array.from({ length: months }, (_, month) => {
      return [series.measure, series.group, month, worlds, cell(against[month]), cell(now[month])].join(",");
    }),
  );
  return `measure,group,month,n,asItIs,changed\n${rows.join("\n")}\n`;
}

/** Empty where missing. */
function cell(value: number): string {
  return Number.isFinite(value) ? String(value) : "";
}

function textOf(svg: SVGSVGElement, note: string): string {
  const copy = svg.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return "";
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.setAttribute("font-family", getComputedStyle(svg).fontFamily);
  copy.setAttribute("font-size", getComputedStyle(svg.querySelector("text") ?? svg).fontSize);
  if (note !== "") noted(copy, svg.getBoundingClientRect(), note);
  return new XMLSerializer().serializeToString(copy);
}

/** Room for a line below a picture [px]. */
const NOTE = 30;

function noted(copy: SVGSVGElement, { width, height }: DOMRect, note: string): void {
  copy.setAttribute("height", String(height + NOTE));
  copy.setAttribute("viewBox", `0 0 ${width} ${height + NOTE}`);
  const text = document.createElementNS("http://www.w3.org/2000/svg", "text");
  text.setAttribute("x", "8");
  text.setAttribute("y", String(height + NOTE - 8));
  text.textContent = note;
  copy.append(text);
}

async function paintedOf(svg: SVGSVGElement, note: string): Promise<Blob> {
  const { width, height: own } = svg.getBoundingClientRect();
  const height = own + (note === "" ? 0 : NOTE);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(svg, note))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * SHARPNESS);
  canvas.height = Math.round(height * SHARPNESS);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("this browser paints no pictures");
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (blob === null) throw new Error("this browser paints no pictures");
  return blob;
}

/** A chart of an answer by its key. */
export function chartIn(answer: WorldsAnswer | undefined, key: string) {
  return answer?.charts.find(({ series }) => chartKey(series) === key);
}
