import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tidySvg } from "../../src/page/tidySvg.ts";

const picture = (marks: string) => tidySvg(`<svg xmlns="http://www.w3.org/2000/svg"><g fill="none">${marks}</g></svg>`);
const inside = (svg: string) => /<g fill="none">(.*)<\/g><\/svg>$/.exec(svg)?.[1];

/** Points of a path as the written numbers say: a point for `M`, steps for `l`. */
function pointsOf(d: string): (readonly [number, number])[] {
  let [x, y] = [0, 0];
  return [...d.matchAll(/([Ml]?)(-?\d*\.?\d+)[ ,]?(-?\d*\.?\d+)/g)].map(([, letter, across, down]) => {
    [x, y] = letter === "M" ? [Number(across), Number(down)] : [x + Number(across), y + Number(down)];
    return [x, y];
  });
}

describe("a picture in few letters", () => {
  test("has every point of a line and an area to the hundredth where vega put it", () => {
    const places = fc.array(
      fc.tuple(fc.double({ min: -900, max: 900, noNaN: true }), fc.double({ min: -9, max: 9, noNaN: true })),
      {
        minLength: 2,
        maxLength: 150,
      },
    );
    fc.assert(
      fc.property(places, fc.boolean(), (points, isClosed) => {
        const d = `M${points.map((each) => each.join(",")).join("L")}${isClosed ? "Z" : ""}`;
        const written = / d="([^"]*)"/.exec(picture(`<path d="${d}" stroke="#000"/>`))?.[1] ?? "";
        const found = pointsOf(written);
        expect(written.endsWith("Z")).toBe(isClosed);
        expect(found).toHaveLength(points.length);
        found.forEach(([x, y], at) => {
          expect(Math.abs(x - points[at][0])).toBeLessThan(0.00501);
          expect(Math.abs(y - points[at][1])).toBeLessThan(0.00501);
        });
      }),
    );
  });

  test("says once what marks of a layer have in common, and of each only what is its own", () => {
    const dot = (x: number, colour: string) =>
      `<path transform="translate(${x},7)" d="M2,0A2,2,0,1,1,-2,0A2,2,0,1,1,2,0" fill="${colour}" stroke-width="2" opacity="0.4"/>`;
    const layer = `<g class="mark-symbol role-mark concat_1_layer_3_marks">${dot(1.2345, "#00f")}${dot(2, "#00f")}${dot(3, "#f00")}</g>`;
    expect(inside(picture(layer))).toBe(
      '<g class="v1l3m" fill="#00f" fill-opacity="0.4"><circle cx="1.23" cy="7" r="2"/><circle cx="2" cy="7" r="2"/><circle cx="3" cy="7" r="2" fill="#f00"/></g>',
    );
  });

  test("shares nothing that a mark without it would take on", () => {
    const layer = '<g class="x_marks"><path d="M0,0h9v9h-9Z" fill="#00f"/><path d="M0,0h9v9h-9Z" stroke="#00f"/></g>';
    expect(inside(picture(layer))).toBe(layer);
  });

  test("keeps an opacity of both fill and stroke, texts of several lines, and what is turned", () => {
    const kept =
      '<g class="y_marks"><path d="M0,0h9v9h-9Z" fill="#00f" stroke="#f00" opacity="0.5"/></g><text transform="translate(1,2) rotate(-90)">a</text><text transform="translate(1,2)"><tspan>a</tspan><tspan x="0" dy="3">b</tspan></text>';
    expect(inside(picture(kept))).toBe(kept);
  });

  test("leaves out what shows nothing, and groups that say nothing", () => {
    const empty =
      '<g class="mark-group role-axis"><g transform="translate(0,0)"><path class="background" d="M0,0h0v0h0Z" pointer-events="none"/><g><line transform="translate(3,0)" x2="0" y2="4" stroke="#888" opacity="1"/></g><path class="foreground" d="" display="none"/></g></g>';
    expect(inside(picture(empty))).toBe('<path d="M3,0v4" stroke="#888"/>');
  });
});
