import { expect, test } from "vitest";
import { sobolDesign } from "../../../../src/analyse/designs.ts";
import { agreement, chooseBox } from "../../../../src/analyse/discovery/chooseBox.ts";
import { type Cases, restrictedIn, wholeBox } from "../../../../src/analyse/discovery/prim.ts";
import { createStream, keyBySeed, uniform } from "../../../../src/model/random.ts";

/** Cases over the unit square, the second variable in so many steps. */
function casesOver(count: number, steps: number, isOfInterest: (x: number, y: number) => boolean): Cases {
  const design = sobolDesign(count, 2, "choose");
  const values = new Float64Array(count * 2);
  const interest = new Uint8Array(count);
  for (let c = 0; c < count; c++) {
    const place = values.subarray(c * 2, c * 2 + 2);
    design.point(c, place);
    place[1] = Math.floor(place[1] * steps);
    interest[c] = isOfInterest(place[0], place[1]) ? 1 : 0;
  }
  return { count, variables: 2, values, interest };
}

test("a setting of few values is not cut first because its cuts are large", () => {
  // It happens below 0.6 of the first, and with the lowest of six values of the second: 67 % of the cases.
  const cases = casesOver(512, 6, (x, y) => x < 0.6 || y === 0);
  const { box, fit } = chooseBox(cases);
  expect(restrictedIn(box, wholeBox(cases))).toEqual([0]);
  expect(box.high[0]).toBeCloseTo(0.6, 1);
  // The box of the first has 60 of the 66.7; that of the second would have 16.7.
  expect(fit.coverage).toBeGreaterThan(0.85);
  expect(fit.density).toBeGreaterThan(0.98);
});

test("a narrow strip far from where cutting begins is found", () => {
  // It happens always below 0.12 of the first, and by chance in a quarter of the others, whatever the second.
  const stream = createStream();
  let found = 0;
  for (let trial = 0; trial < 10; trial++) {
    keyBySeed(`strip ${trial}`, stream);
    let draw = 0;
    const cases = casesOver(256, 6, (x) => uniform(stream, draw++, 0) < (x < 0.12 ? 1 : 0.25));
    const { box } = chooseBox(cases);
    // The strip has 31 cases; one slice of a twentieth of the rest is 0.05 of the range.
    if (box.high[0] > 0.09 && box.high[0] < 0.2) found++;
  }
  expect(found).toBeGreaterThanOrEqual(9);
});

test("a common outcome has a box of its own, not all cases", () => {
  const cases = casesOver(512, 6, (x) => x > 0.1);
  const { box, fit } = chooseBox(cases);
  expect(restrictedIn(box, wholeBox(cases))).toEqual([0]);
  expect(fit.density).toBe(1);
  // A limit moves by a twentieth of the cases at a time.
  expect(fit.coverage).toBeGreaterThan(0.95);
});

test("agreement is the correlation of two marks: 1 for the same, 0 for all cases or none, as by hand between", () => {
  const cases = { count: 10, interest: Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0, 0, 0) };
  const marked = (inside: number, hits: number) => ({ cases: inside, hits, coverage: 0, density: 0, mass: 0 });
  expect(agreement(marked(4, 4), cases)).toBe(1);
  expect(agreement(marked(10, 4), cases)).toBe(0);
  expect(agreement(marked(0, 0), cases)).toBe(0);
  // (3 x 10 - 5 x 4) / sqrt(5 x 5 x 4 x 6) = 10 / sqrt(600)
  expect(agreement(marked(5, 3), cases)).toBeCloseTo(0.4082482905, 9);
});
