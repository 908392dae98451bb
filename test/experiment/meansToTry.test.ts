import { describe, expect, test } from "vitest";
import { meansToTry } from "../../src/analyse/meansToTry.ts";
import type { SupplierSide } from "../../src/analyse/supplierSide.ts";
import { livelyMarket, withStrategy } from "../model/exampleMarket.ts";

const [{ name: asker }] = livelyMarket().suppliers;
const market = withStrategy(livelyMarket(), asker, { managers: 1, online: 0.02, brand: 0.01, targetMethod: 2 });
const path = (lever: string) => `suppliers.${asker}.strategy.${lever}`;

type Worths = NonNullable<SupplierSide["means"]>["each"];
type Worth = Worths[number]["profit"];

/** A difference that lies on a side, or is not told from chance. */
function worth(difference: number, seen = true): Worth {
  const [lower, upper] = seen ? [difference - 0.001, difference + 0.001] : [difference - 1, difference + 1];
  const shares = { better: 0.5, worse: 0.5, worseLower: 0.4, worseUpper: 0.6 };
  return { n: 20, meanWithout: 0, meanWith: difference, difference, lower, upper, p: 0, pHolm: 0, seen, ...shares };
}

function means(name: Worths[number]["name"], profit: Worth, shareOfSpend: Worth): Worths[number] {
  return { name, profit, shareOfSpend, contracts: shareOfSpend, sellingCost: profit };
}

/** What is known of a strategy that gains so much, and of its means. */
function sideOf(gain: number, each: Worths = []): Pick<SupplierSide, "profit" | "means"> {
  const whole = { ...worth(gain), p05: 0, p50: 0, p95: 0, meanReference: 0, meanScenario: gain };
  return {
    profit: { series: { measure: "profit", group: asker }, whole, years: [], phases: [], contribution: Number.NaN },
    ...(each.length > 0 && { means: { group: asker, months: [0, 119], rate: 0, each } }),
  };
}

describe("what is tried next of the means of a strategy", () => {
  test("is more of what pays most, and to do without what neither pays nor keeps spend", () => {
    const known = sideOf(0.1, [
      means("managers", worth(0.05), worth(0.01)),
      means("online", worth(-0.02), worth(0.002)),
      means("brand", worth(-0.03), worth(0, false)),
      means("target", worth(0, false), worth(0, false)),
    ]);
    const { more, less } = meansToTry({ market, asker }, known);
    expect(more).toEqual({ setting: `${path("managers")}=2`, pays: true });
    // Pages lose money and keep spend: whoever reads that may want them.
    expect(less).toEqual([`${path("brand")}=0`, `${path("target.method")}=none`]);
  });

  test("is to do without what loses money for next to no spend: 0.04 points keep nothing", () => {
    const spend = (difference: number) => ({
      ...worth(difference),
      lower: difference - 1e-5,
      upper: difference + 1e-5,
    });
    const known = (difference: number) =>
      sideOf(0.1, [means("managers", worth(0.05), worth(0.01)), means("online", worth(-0.02), spend(difference))]);
    expect(meansToTry({ market, asker }, known(4e-4)).less).toEqual([`${path("online")}=0`]);
    expect(meansToTry({ market, asker }, known(6e-4)).less).toEqual([]);
  });

  test("is no more of anything that was not seen to pay, however much is spent on it", () => {
    const known = sideOf(0.1, [
      means("managers", worth(0.01, false), worth(0.01)),
      means("online", worth(-0.02), worth(0, false)),
    ]);
    expect(meansToTry({ market, asker }, known)).toEqual({ less: [`${path("online")}=0`] });
  });

  test("is nothing of a strategy of which every means could go: without it is what it was held against", () => {
    const idle = worth(-0.02);
    const known = sideOf(-0.1, [means("managers", idle, idle), means("online", idle, idle)]);
    expect(meansToTry({ market, asker }, known)).toEqual({ less: [] });
  });

  test("is more of what costs most where single means were not tried, unless all of it loses", () => {
    const bare = withStrategy(livelyMarket(), asker, { online: 0.02 });
    expect(meansToTry({ market: bare, asker }, sideOf(0.1)).more).toEqual({
      setting: `${path("online")}=0.04`,
      pays: false,
    });
    expect(meansToTry({ market: bare, asker }, sideOf(-0.1))).toEqual({ less: [] });
    expect(meansToTry({ market: bare, asker })).toEqual({ less: [] });
  });

  test("leaves alone what is at its most, and what the timetable sets", () => {
    const known = sideOf(0.1, [means("managers", worth(0.05), worth(0.01)), means("online", worth(0.02), worth(0.01))]);
    const most = withStrategy(livelyMarket(), asker, { managers: 200, online: 0.02 });
    expect(meansToTry({ market: most, asker }, known).more?.setting).toBe(`${path("online")}=0.04`);
    const [event] = [{ month: 6, event: "setSuppliers", parameter: "online", group: 0, value: 0.1 }] as const;
    const timed = { ...most, timetable: [event] };
    expect(meansToTry({ market: timed, asker }, known).more).toBeUndefined();
  });
});
