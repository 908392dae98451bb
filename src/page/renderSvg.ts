import type { TopLevelSpec } from "vega-lite";
import { textWidth } from "../draw/textWidth.ts";
import { shownLines } from "../result/shown.ts";
import { escapeHtml } from "./html.ts";
import { partsRead, readingOf } from "./readings.ts";
import { tidySvg } from "./tidySvg.ts";

/** What vega asks the width of: a text mark. Vega exports this hook; its typings forgot it. */
interface MeasuredText {
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly text?: unknown;
}

declare module "vega" {
  export const textMetrics: { width: (item: MeasuredText, text?: unknown) => number };
}

/** What vega leaves out of a picture: its title and text alternative. */
export interface PictureWords {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/** Draws a chart as SVG. */
export type Draw = (spec: TopLevelSpec, words: PictureWords) => Promise<string>;

/** A chart that vega-lite cannot draw as it stands. */
export class ChartSpecError extends Error {}

/**
 * Draws a chart as SVG, without a browser or a canvas: the same bytes on every call and machine.
 * Vega is loaded on the first call (0.4 s), so that commands without charts never pay for it.
 *
 * One after the other: the names of its parts are counted for all of a process.
 *
 * @throws ChartSpecError when the compiler warns, since a warning is a mark that is not drawn as meant
 */
export async function renderSvg(spec: TopLevelSpec, words: PictureWords): Promise<string> {
  const { vega, vegaLite } = await loadRenderer();
  vega.textMetrics.width = widthOf;
  vega.resetSVGDefIds();
  const warnings: string[] = [];
  const compiled = vegaLite.compile(spec, { logger: listeningLogger(warnings) });
  if (warnings.length > 0) throw new ChartSpecError(`chart ${words.id}: ${warnings.join("; ")}`);
  const view = new vega.View(vega.parse(compiled.spec), { renderer: "none", logLevel: vega.Warn });
  try {
    return withWords(shownLines(tidySvg(await view.toSVG(), partsRead(readingOf(spec)))), words);
  } finally {
    view.finalize();
  }
}

/** Loads what draws, for whoever knows beforehand that there will be something to draw. */
export async function loadRenderer() {
  const [vega, vegaLite] = [await import("vega"), await import("vega-lite")];
  return { vega, vegaLite };
}

/** Bold letters are about a fifteenth wider. */
function widthOf(item: MeasuredText, text: unknown = item.text): number {
  const bold = item.fontWeight === "bold" || Number(item.fontWeight) >= 600;
  const line = text === null || text === undefined ? "" : String(text);
  return textWidth(line, item.fontSize ?? 11) * (bold ? 1.07 : 1);
}

function listeningLogger(warnings: string[]) {
  const note = (...messages: readonly unknown[]) => warnings.push(messages.map(String).join(" "));
  const logger = {
    level: () => logger,
    error: (...messages: readonly unknown[]) => {
      note(...messages);
      return logger;
    },
    warn: (...messages: readonly unknown[]) => {
      note(...messages);
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  return logger;
}

function withWords(svg: string, words: PictureWords) {
  const id = words.id.replace(/[^\w-]/g, "-");
  const label = `role="img" aria-labelledby="${id}-title ${id}-desc"`;
  const title = `<title id="${id}-title">${escapeHtml(words.title)}</title>`;
  const desc = `<desc id="${id}-desc">${escapeHtml(words.description)}</desc>`;
  return svg.replace(/<svg ([^>]*)>/, (_, attributes: string) => `<svg ${label} ${attributes}>${title}${desc}`);
}
