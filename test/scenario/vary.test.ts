import { describe, expect, test } from "vitest";
import { openMarkets } from "../../src/scenario/markets.ts";
import { readVariable, settingValue, type Variable, valueAt } from "../../src/scenario/vary.ts";
import { bundled } from "./libraries.ts";

const source = bundled.find("catfish");
if (source === undefined) throw new Error("no bundled scenario catfish");
const opened = openMarkets(source, bundled);
if ("problems" in opened) throw new Error("the bundled scenario is wrong");
const { settings, marketOf } = opened;

function variable(text: string): Variable {
  const read = readVariable(text, settings);
  if ("wrong" in read) throw new Error(read.wrong);
  return read;
}

describe("what --vary says", () => {
  test.each([
    ["policy.flexibleShare=0:0.6:0.1", ["0", "0.1", "0.2", "0.3", "0.4", "0.5", "0.6"]],
    ["policy.flexibleShare=0:0.15:0.05", ["0", "0.05", "0.1", "0.15"]],
    ["policy.flexibleShare=10%:30%:10%", ["0.1", "0.2", "0.3"]],
    ["policy.flexibleShare=0.4,10%", ["0.4", "0.1"]],
    ["suppliers.newcomer.count=0:6:2", ["0", "2", "4", "6"]],
    ["policy.choice=shares,single", ["shares", "single"]],
    ["policy.choice", ["shares", "single"]],
    ["entry.enabled=true,false", ["true", "false"]],
    ["policy.fixedSlots=2", ["2"]],
  ])("%s", (text, levels) => {
    expect(variable(text).levels).toEqual(levels);
  });

  test.each([
    ["policy.flexibleShare=0:0.65:0.2", "policy.flexibleShare ends at 0.6: steps of 0.2 from 0 do not reach 0.65"],
    ["policy.flexibleShare=10%:55%:10%", "policy.flexibleShare ends at 0.5: steps of 10% from 10% do not reach 55%"],
    ["suppliers.newcomer.count=1:6:2", "suppliers.newcomer.count ends at 5: steps of 2 from 1 do not reach 6"],
    ["policy.contractMonths=12:20:12", "policy.contractMonths ends at 12"],
  ])("says so where the steps do not reach the end: %s", (text, note) => {
    expect(variable(text).note).toContain(note);
  });

  test.each(["policy.flexibleShare=0:0.6:0.1", "policy.flexibleShare=0:1:0.001", "policy.flexibleShare=0,0.65"])(
    "says nothing where they do: %s",
    (text) => {
      expect(variable(text)).not.toHaveProperty("note");
    },
  );

  test("every level can be set", () => {
    for (const text of ["policy.flexibleShare=0:60%:20%", "policy.choice", "entry.enabled"]) {
      const { path, levels } = variable(text);
      for (const level of levels) expect(marketOf([`${path}=${level}`])).toHaveProperty("market");
    }
  });

  test("a range without a step has no levels, and the table's range stands in for none", () => {
    expect(variable("policy.flexibleShare=0.1:50%")).toMatchObject({ levels: [], low: 0.1, high: 0.5 });
    expect(variable("policy.flexibleShare")).toMatchObject({ levels: [], low: 0, high: 1 });
  });

  test.each([
    ["policy.flexShare=0:1:0.1", "There is no setting `policy.flexShare`."],
    ["title=a,b", "`title` is a text: it has nothing to be varied over."],
    ["policy.flexibleShare=0:2:0.5", "`policy.flexibleShare` is 2, outside its range."],
    ["policy.flexibleShare=0.5:0.1:0.1", "`policy.flexibleShare` goes from 0.5 to 0.1."],
    ["policy.flexibleShare=0:1:0", '`policy.flexibleShare` has the step "0".'],
    ["policy.flexibleShare=0:1:x", '`policy.flexibleShare` has the step "x".'],
    ["policy.flexibleShare=0:1:0.1:2", "I cannot read the values of `policy.flexibleShare`."],
    ["policy.flexibleShare=", '`policy.flexibleShare` is the text "", which is not a number.'],
    ["policy.flexibleShare=0.2,20%", "`policy.flexibleShare` is to take one value twice."],
    ["policy.flexibleShare=0:1:0.00001", "`policy.flexibleShare` would take 100001 values."],
    ["policy.fixedSlots=1:3:0.5", "`policy.fixedSlots` takes whole numbers only."],
    [
      "suppliers.newcomer.count",
      "`suppliers.newcomer.count` alone would go from 0 to 1000000: say the part that is meant.",
    ],
    ["policy.choice=shares,singel", '`policy.choice` is the text "singel", which is not one of its words.'],
  ])("%s is refused", (text, wrong) => {
    const read = readVariable(text, settings);
    expect("wrong" in read ? read.wrong : "taken").toBe(wrong);
  });

  test("places of a range: whole numbers and words get equal parts", () => {
    const slots = variable("policy.fixedSlots=1:4");
    const places = Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400);
    const counts = [1, 2, 3, 4].map((count) => places.filter((place) => valueAt(slots, place) === count).length);
    expect(counts).toEqual([100, 100, 100, 100]);
    expect(valueAt(variable("policy.flexibleShare=0.2:0.4"), 0.5)).toBeCloseTo(0.3, 12);
    expect(settingValue(slots.parameter, 2)).toBe("2");
  });
});
