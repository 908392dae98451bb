import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chartsOf } from "../../src/draw/chartsOf.ts";
import { fontFaces } from "../../src/page/font.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";
import { sampleComparison } from "../chart/sampleResult.ts";
import { sampleVariants } from "../chart/sampleVariants.ts";
import { inBrowser, type OpenedPage, openFromDisk } from "../report/openPage.ts";

interface Label {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What is used of an element in the browser. */
interface Drawn {
  readonly textContent: string | null;
  querySelectorAll(selector: string): Iterable<Drawn>;
  getBoundingClientRect(): Omit<Label, "text">;
  getBBox(): Readonly<Record<"x" | "y" | "width" | "height", number>>;
  getScreenCTM(): Readonly<Record<"a" | "b" | "c" | "d" | "e" | "f", number>>;
}

/** Runs in the browser: where a picture and each of its texts are. */
function measure(svg: Drawn): { picture: Label; labels: Label[] } {
  // Not the rectangle that the browser states: Firefox has that of a text a pixel wider on every side.
  const place = (element: Drawn): Label => {
    const { x, y, width, height } = element.getBBox();
    const { a, b, c, d, e, f } = element.getScreenCTM();
    const [across, down] = [
      [x, x + width].flatMap((left) => [y, y + height].map((top) => a * left + c * top + e)),
      [x, x + width].flatMap((left) => [y, y + height].map((top) => b * left + d * top + f)),
    ];
    const [left, right, top, bottom] = [Math.min(...across), Math.max(...across), Math.min(...down), Math.max(...down)];
    return { text: element.textContent ?? "", left, right, top, bottom };
  };
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent !== "");
  const { left, right, top, bottom } = svg.getBoundingClientRect();
  return { picture: { text: "", left, right, top, bottom }, labels: texts.map(place) };
}

/** Lines of one block of text may touch; anything that covers more than this [px] is unreadable. */
const TOUCHING = 4;

function collisions(labels: readonly Label[]): string[] {
  return labels.flatMap((a, index) =>
    labels.slice(index + 1).flatMap((b) => {
      const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
      const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
      return across > 1 && down > TOUCHING ? [`${a.text} / ${b.text}`] : [];
    }),
  );
}

const looked = [
  "the usual run",
  "a run of one month",
  "many contracts a buyer",
  "a currency",
  "long names",
  "two groups of newcomers with much the same long name",
  "thirty groups",
  "Chinese names",
];

/** The charts of what is looked at, one after the other, each with the name of its variant. */
interface Picture {
  readonly variant: string;
  readonly chart: string;
  readonly svg: string;
}

async function picturesOf(variants: readonly string[]): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const variant of variants) {
    for (const chart of chartsOf(sampleComparison(sampleVariants[variant]), {})) {
      pictures.push({ variant, chart: chart.id, svg: await renderSvg(chart.spec, chart) });
    }
  }
  return pictures;
}

/** Pictures with the letters that a page brings along for them. */
const onPage = (pictures: readonly string[]) =>
  `<meta charset="utf-8"><style>${fontFaces(pictures.join())}</style>${pictures.join("<br>")}`;

describe("labels as a browser draws them", () => {
  const browser = inBrowser();
  let pictures: readonly Picture[];
  let opened: Promise<OpenedPage> | undefined;
  beforeAll(async () => {
    pictures = await picturesOf(looked);
  });
  afterAll(async () => (await opened)?.page.close());

  it.each(looked)("stay inside the picture and apart in %s", async (variant) => {
    // One page with all: opening one takes longer than drawing what is on it.
    opened ??= openFromDisk(browser(), "charts.html", onPage(pictures.map(({ svg }) => svg)));
    const { page } = await opened;
    const own = [...pictures.entries()].filter(([, picture]) => picture.variant === variant);
    expect(own.length).toBeGreaterThan(3);
    for (const [index, { chart }] of own) {
      const { picture, labels } = await page.locator("svg").nth(index).evaluate(measure);
      expect(labels.length).toBeGreaterThan(1);
      const outside = labels.filter(
        ({ left, right, top, bottom }) =>
          left < picture.left || right > picture.right || top < picture.top - 1 || bottom > picture.bottom,
      );
      expect({ chart, outside: outside.map((label) => label.text) }).toEqual({ chart, outside: [] });
      expect({ chart, collisions: collisions(labels) }).toEqual({ chart, collisions: [] });
    }
  });
});
