import { describe, expect, test } from "vitest";
import { problemsOf, scenarioFrom } from "./libraries.ts";

/** A scenario with one more line. */
const baseline = (line: string) => `extends: baseline\n${line}\n`;
const claim = (rest: string) => baseline(`claims: [{ says: A, ${rest} }]`);

describe("a share", () => {
  test.each([
    [baseline("policy: { flexibleShare: 95 }"), "95%"],
    [baseline("market: { disruptionRate: 5 }"), "5%"],
    [baseline("market: { maximumMargin: 50 }"), "50%"],
    [baseline("suppliers: [{ name: newcomer, quality: { mean: 85, sd: 5 } }]"), "{ mean: 85%, sd: 5% }"],
    [baseline("suppliers: [{ name: newcomer, quality: { low: 0.2, high: 90 } }]"), "{ low: 0.2, high: 90% }"],
    [baseline("timetable: [{ month: 9, failure: { supplier: powerhouse, months: 2, loss: 80 } }]"), "80%"],
    [baseline("timetable: [{ month: 9, set: { policy.flexibleShare: 40 } }]"), "40%"],
    [claim("measure: fillRate, is: above, value: 95"), "95%"],
    [claim("measure: fillRate, is: between, value: [50%, 99]"), "99%"],
    [claim("measure: newcomerShare, against: catfish, is: lower, by: 5"), "5%"],
    [claim("measure: price, is: above, value: 1, while: { measure: fillRate, is: 100 }"), "100%"],
    [claim("measure: price, is: above, value: 1, confidence: 95"), "95%"],
    [claim("measure: price, is: lower, against: { policy.flexibleShare: 40 }"), "40%"],
  ])("is asked back where the percent sign was left out: %s", (text, suggestion) => {
    expect(problemsOf(text)).toMatchObject([{ suggestion }]);
  });

  test("may be a percentage wherever one is asked", () => {
    const { market, claims } = scenarioFrom(`
extends: baseline
suppliers:
  - { name: newcomer, quality: { mean: 85%, sd: 5 % } }
  - { name: powerhouse, quality: { low: 80%, high: 0.9 } }
timetable:
  - { month: 9, failure: { supplier: powerhouse, months: 2, loss: 80% } }
  - { month: 9, demandShock: { factor: 130%, months: 2 } }
claims:
  - { says: A, measure: fillRate, is: between, value: [12.5%, 0.99], confidence: 90% }
  - { says: B, measure: fillRate, against: catfish, is: same, by: 2%, while: { measure: fillRate, is: 100% } }
`);
    const [powerhouse, , newcomer] = market.suppliers.map(({ parameters }) => parameters.quality);
    expect(newcomer).toEqual({ distribution: "normal", mean: 0.85, sd: 0.05 });
    expect(powerhouse).toEqual({ distribution: "uniform", low: 0.8, high: 0.9 });
    expect(market.timetable).toMatchObject([{ loss: 0.8 }, { factor: 1.3 }]);
    expect(claims).toMatchObject([
      { value: [0.125, 0.99], confidence: 0.9 },
      { by: 0.02, while: { is: 1 } },
    ]);
  });

  test.each([
    [claim("measure: price, is: above, value: 95%"), "`price` is no share and takes no percentage."],
    [claim("measure: fillRate, is: above, value: 250%"), "`fillRate` is a share, and 250% is more than all."],
    [baseline("timetable: [{ month: 9, failure: { supplier: powerhouse, months: 2, loss: 150% } }]"), "150%"],
    [claim("measure: price, is: above, value: 1, confidence: 20"), "`confidence` is 20, which is too large."],
  ])("is not asked back where no percentage would do: %s", (text, wrong) => {
    const problems = problemsOf(text);
    expect(problems).toMatchObject([{ wrong: expect.stringContaining(wrong) }]);
    expect(problems[0].suggestion).toBeUndefined();
  });
});
