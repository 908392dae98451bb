import { describe, expect, test } from "vitest";
import { conditionText, happened, readCondition } from "../../../../src/analyse/discovery/condition.ts";
import { conditionOf } from "./planted.ts";

describe("an outcome", () => {
  test.each([
    ["newcomersOnFixedTrack > 0", "newcomersOnFixedTrack:all > 0"],
    ["newcomersOnFixedTrack>0@119", "newcomersOnFixedTrack:all > 0"],
    ["buyerValue < base", "buyerValue:all < base"],
    ["buyerValue<base*95%", "buyerValue:all < base * 0.95"],
    ["buyerValue <= base - 0.02", "buyerValue:all <= base - 0.02"],
    ["buyerValue<base-0.02", "buyerValue:all < base - 0.02"],
    ["fillRate < base - 2%", "fillRate:all < base - 0.02"],
    ["fillRate < 95%", "fillRate:all < 0.95"],
    ["price:newcomer >= price:powerhouse * 1.1", "price:newcomer >= price:powerhouse * 1.1"],
    ["price:newcomer >= price:group-2", "price:newcomer >= price:group-2"],
    ["price:newcomer >= price:group-2 - 0.5", "price:newcomer >= price:group-2 - 0.5"],
    ["service < without-entry", "service:all < without-entry"],
    ["service < without-entry + .1", "service:all < without-entry + 0.1"],
    ["profit:newcomer < without-strategy", "profit:newcomer < without-strategy"],
    ["profit:newcomer<without-strategy*95%", "profit:newcomer < without-strategy * 0.95"],
    ["profit:newcomer < -1.5e-3", "profit:newcomer < -0.0015"],
  ])("%s is read", (text, same) => {
    expect(conditionText(conditionOf(text))).toBe(same);
    expect(conditionText(conditionOf(same))).toBe(same);
  });

  test("may say the months", () => {
    expect(readCondition("price > 1 @119")).toMatchObject({ months: ["119", "119"] });
    expect(readCondition("price > 1 @ 60:119")).toMatchObject({ months: ["60", "119"] });
    expect(readCondition("price > 1 @2029-06")).toMatchObject({ months: ["2029-06", "2029-06"] });
    expect(readCondition("price > 1 @2028-01:2029-12")).toMatchObject({ months: ["2028-01", "2029-12"] });
    expect(readCondition("price > 1")).not.toHaveProperty("months");
  });

  test.each([
    ["prise > 1", /no measure "prise".*Did you mean {2}price/],
    ["price = 1", /takes measure < value/],
    ["price == base", /takes measure < value/],
    ["price > 1 > 2", /takes measure < value/],
    ["price", /takes measure < value/],
    ["", /takes measure < value/],
    ["price:a:b > 1", /measure:group/],
    ["price > bass", /Did you mean {2}base/],
    ["price > wihtout-entry", /Did you mean {2}without-entry/],
    ["profit:newcomer < without-stratgy", /Did you mean {2}without-strategy/],
    ["profit:newcomer < without-anything", /a number, base, without-entry, without-strategy or a measure/],
    ["profit:newcomer < without-strategy:newcomer", /leave ":newcomer" away/],
    ["price > 1e400", /1e400 in --when is larger than any number/],
    ["price > base * 1e400", /1e400 in --when is larger than any number/],
    ["price > nonsense", /no measure "nonsense"/],
    ["price > service", /different units, unit costs and index/],
    ["price > 95%", /price is no share.*base \* 95%/],
    ["price < base - 5%", /\* 95%/],
    ["price < base:all", /leave ":all" away/],
    ["price < base / 2", /compares with a number/],
    ["price > 1 @", /takes measure < value/],
    ["price > 1 @12:3", /After @/],
    ["price > 1 @end", /After @/],
    ["price > 1 @2029-13", /After @.* @2029-06/],
    ["price > 1 @2029-06:2028-01", /After @/],
    ["price > 1 @60:2029-06", /After @/],
    ["price > 1e", /compares with a number|measure/],
  ])("%s is refused", (text, message) => {
    const read = readCondition(text);
    expect("wrong" in read ? read.wrong.join(" ") : "read").toMatch(message);
  });

  test("happens by its relation, and is not known where a number is missing", () => {
    const at = (text: string, value: number, reference = Number.NaN) => happened(conditionOf(text), value, reference);
    expect([at("price < 1", 1), at("price <= 1", 1), at("price > 1", 1), at("price >= 1", 1)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect([at("price < base * 0.9", 0.89, 1), at("price < base - 0.1", 0.91, 1)]).toEqual([true, false]);
    expect([at("price < 1", Number.NaN), at("price < base", 1)]).toEqual([undefined, undefined]);
  });
});
