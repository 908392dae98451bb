import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { nodeDisk } from "../../src/cli/disk.ts";
import { type Drawing, drawnBeside } from "../../src/cli/drawnBeside.ts";
import { drawChart } from "../../src/draw/chart.ts";
import { axes, dots, NUMBERS, panel, x, y } from "../../src/draw/marks.ts";
import { valueScale } from "../../src/draw/scale.ts";
import { renderSvg } from "../../src/page/renderSvg.ts";

const entry = join(nodeDisk().home, ".build", "drawing.js");
const open: Drawing[] = [];
afterEach(async () => {
  for (const drawing of open.splice(0)) await drawing.close();
});

function opened(interrupted = new AbortController().signal): Drawing {
  const drawing = drawnBeside(entry, interrupted);
  open.push(drawing);
  return drawing;
}

/** A chart of a few points. */
function chart(id: string, values: readonly number[]) {
  const scale = valueScale(values, true);
  if (scale === undefined) throw new Error("no scale");
  const own = { scale, title: "value", labels: NUMBERS };
  const rows = values.map((value) => ({ x: value, y: value }));
  const view = panel({ width: 200, height: 100 }, [axes(own, own), dots({ x, y }, {}, rows)]);
  return drawChart(id, { title: id, subtitle: "", description: id, foot: "" }, [view], {});
}

const charts = [chart("one", [1, 2, 3]), chart("two", [5, 7]), chart("three", [0.1, 0.4, 0.2])];

test("charts are drawn in threads to the bytes that they have here, asked for together or one by one", async () => {
  const { draw } = opened();
  const here: string[] = [];
  for (const each of charts) here.push(await renderSvg(each.spec, each));
  expect(await Promise.all(charts.map((each) => draw(each.spec, each)))).toEqual(here);
  expect(await draw(charts[1].spec, charts[1])).toBe(here[1]);
});

test("two threads draw the same, each chart once", async () => {
  const { draw } = opened();
  const many = [...charts, ...charts, ...charts];
  const pictures = await Promise.all(many.map((each) => draw(each.spec, each)));
  expect(new Set(pictures.slice(0, charts.length)).size).toBe(charts.length);
  expect(pictures).toEqual([0, 1, 2].flatMap(() => pictures.slice(0, charts.length)));
  expect(pictures[0]).toBe(await renderSvg(charts[0].spec, charts[0]));
});

test("a chart that cannot be drawn fails by itself, the others are drawn", async () => {
  const { draw } = opened();
  const [one] = charts;
  const wrong = {
    mark: "point" as const,
    data: { values: [] },
    encoding: { shape: { field: "a", type: "quantitative" as const } },
  };
  await expect(draw(wrong, { ...one, id: "wrong" })).rejects.toThrow(/chart wrong: /);
  expect(await draw(one.spec, one)).toContain("<svg");
});

test("who waits for a picture hears of an interruption, and of a thread that is gone", async () => {
  const interruption = new AbortController();
  const { draw } = opened(interruption.signal);
  const waiting = expect(draw(charts[0].spec, charts[0])).rejects.toThrow("stop");
  interruption.abort(new Error("stop"));
  await waiting;

  const gone = opened();
  await gone.close();
  await expect(gone.draw(charts[0].spec, charts[0])).rejects.toThrow(/thread/);
});
