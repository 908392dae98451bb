import { describe, expect, test } from "vitest";
import { effectSentences } from "../../../src/words/en/effect.ts";
import { scenarioFrom } from "../../scenario/libraries.ts";
import { type HandMade, handMadeEffect, inItsCurrency, type Levels } from "./handMadeEffect.ts";

const said = (made: HandMade) => effectSentences(inItsCurrency(handMadeEffect(made))).join("\n");

const tryHarder = { "service incumbents": [0.3, 0.28, 0.5] as Levels, newcomerShare: [0, 0.3, 0.2] as Levels };

describe("the sentence to repeat", () => {
  test("says the size, its interval, the worlds, and how much came with the reaction of incumbents", () => {
    const text = said({ levels: { price: [1.25, 1.23, 1.2], ...tryHarder } });
    expect(text).toMatch(
      /^In this model, over months 60 to 119, letting newcomers in lowers the price by 4\.00 % \(3\.96 to 4\.04, n = 20 worlds\); 60 % of the gain \(59 to 61\) comes with the reaction of incumbents\.$/m,
    );
  });

  test("says that incumbents try less where they do", () => {
    const text = said({ levels: { price: [1.25, 1.23, 1.2], "service incumbents": [0.3, 0.3, 0.2] } });
    expect(text).toContain("60 % of the gain (59 to 61) comes with the reaction of incumbents.");
    expect(text).toMatch(
      /The incumbents try less: their service effort falls by 0\.1000 \(0\.0995 to 0\.1005\), from 0\.300 to 0\.200; their reaction alone lowers it/,
    );
  });

  test("calls a higher price a loss", () => {
    expect(said({ levels: { price: [1, 1.02, 1.05] } })).toMatch(/raises the price by 5\.00 % .* 60 % of the loss/);
  });

  test("gives no share where the parts go opposite ways, but each with its size", () => {
    const up = said({ levels: { price: [1.25, 1.3, 1.2], ...tryHarder } });
    expect(up).toMatch(
      /lowers the price by 4\.00 %.*; buying elsewhere alone raises it by 4\.00 % \(3\.96 to 4\.04\), the reaction of incumbents lowers it by 8\.0 % \(/,
    );
    const down = said({ levels: { price: [1.25, 1.1, 1.2] } });
    expect(down).toMatch(
      /lowers the price by 4\.00 %.*; buying elsewhere alone lowers it by 12\.00 % \(.*\), the reaction of incumbents raises it by 8\.0 % \(/,
    );
    for (const text of [up, down]) expect(text).not.toMatch(/% of the (gain|loss)/);
  });

  test("takes the reaction on buyer value apart, with amounts that add up, and names the months", () => {
    const text = said({ levels: { price: [1.25, 1.23, 1.2], buyerValue: [0.1, 0.2, 0.4] } });
    expect(text).toMatch(
      /^Over the same months it raises buyer value by 0\.3000 unit costs \(.*\); 67 % of the gain \(66 to 67\) comes with the reaction of incumbents \(effort and technology \+0\.150 \(\+0\.149 to \+0\.151\), price concessions \+0\.1000 \(\+0\.0997 to \+0\.1003\), moved orders -0\.0500 \(-0\.0502 to -0\.0498\)\)\.$/m,
    );
  });

  test("says of the reaction what it is made of also where it has no share", () => {
    const text = said({ levels: { price: [1.25, 1.23, 1.2], buyerValue: [0.4, 0.3, 0.5] } });
    expect(text).toMatch(
      /the reaction of incumbents raises it by 0\.200 unit costs \(.*\); that reaction is effort and/,
    );
  });

  test("does not make a share of noise: a reaction that may be nothing is no clear part", () => {
    const text = said({ levels: { price: [1.25, 1.2001, 1.2] }, spread: 0.01 });
    expect(text).toMatch(/no clear part of the gain \(-\d.* to \d.* %\) comes with the reaction of incumbents/);
  });

  test("says all or nearly all where the rest may be nothing", () => {
    expect(said({ levels: { price: [1.25, 1.2499, 1.2] }, spread: 0.002 })).toMatch(
      /all or nearly all of the gain \(9\d\.\d to 10\d\.\d %\) comes with/,
    );
  });

  test("gives share and interval where the rest may be nothing, but also much", () => {
    expect(said({ levels: { price: [1.25, 1.24, 1.2] }, spread: 0.03 })).toMatch(
      /\d+ % of the gain \([1-8]\d to 1\d\d\) comes with/,
    );
  });

  test("does not say that incumbents try less where nobody could see it", () => {
    expect(said({ levels: { price: [2, 1, 0.999] }, spread: 0.0001 })).not.toContain("try less");
  });

  test("says less than one in a hundred where that is all", () => {
    expect(said({ levels: { price: [2, 1, 0.999] }, spread: 0.0001 })).toContain("less than 1 % of the gain");
  });
});

describe("arms that have a measure in other months", () => {
  const made = handMadeEffect({ levels: { price: [1.25, 1.23, 1.2], ...tryHarder } });
  const { series, means } = made;
  const place = series.findIndex(({ measure, group }) => measure === "service" && group === "incumbents");
  const saidOver = (compared: (value: number, world: number) => number) => {
    const other = (values: Float64Array) =>
      values.map((value, at) =>
        at % series.length === place ? compared(value, Math.floor(at / series.length)) : value,
      );
    const common = {
      withoutEntry: other(means.withoutEntry),
      withoutReaction: other(means.withoutReaction),
      entry: other(means.entry),
    };
    return effectSentences({ ...made, common }).join("\n");
  };

  test("are said to be compared over the months in which all three have it", () => {
    expect(saidOver((value, world) => (world < 3 ? value / 2 : value))).toContain(
      "In 3 worlds of 20 one of the three arms has no service effort of incumbents in months in which another has one: the effect is over the months in which all three do.",
    );
  });

  test("and how many worlds have no such month", () => {
    expect(saidOver((value, world) => (world < 3 ? Number.NaN : value))).toContain(
      "the effect is over the months in which all three do; 3 worlds without any such month count for nothing.",
    );
  });

  test("are not spoken of where there are none", () => {
    expect(effectSentences(made).join("\n")).not.toContain("one of the three arms has no");
  });
});

describe("a total that is not clear", () => {
  test("has no share, and is said to be unclear with its interval", () => {
    const text = said({ levels: { price: [1.25, 1.25, 1.25] }, spread: 0.01 });
    expect(text).toMatch(
      /letting newcomers in does not clearly change the price \(-\d\.\d+ to \d\.\d+ %, n = 20 worlds\)\./,
    );
    expect(text).not.toMatch(/of the gain|of the loss/);
  });

  test("is told by its parts where they are clear and cancel out", () => {
    const text = said({ levels: { price: [1.25, 1.45, 1.25] }, spread: 0.01 });
    expect(text).toMatch(
      /does not clearly change the price .*: buying elsewhere alone raises it by 16\.0 % .*, the reaction of incumbents lowers it by 16\.0 %/,
    );
  });

  test("is none at all where every world is the same", () => {
    const text = said({ levels: { price: [1.25, 1.25, 1.25], newcomerShare: [0, 0, 0] }, spread: 0 });
    expect(text).toContain("letting newcomers in leaves the price as it is in every world.");
    expect(text).toContain("No newcomer has any spend in any world over months 60 to 119.");
  });
});

describe("what else is said", () => {
  test("in how many worlds the buyer ends worse off", () => {
    const some = said({ levels: { buyerValue: [0.1, 0.1, 0.1004] }, spread: 0.001, worlds: 40 });
    expect(some).toContain(
      "In 20 of the 40 worlds, 50 % (35 to 65 %), the buyer ends worse off, in value less price, than without entry over months 60 to 119.",
    );
    expect(said({ levels: { buyerValue: [0.1, 0.2, 0.4] } })).toContain(
      "In none of the 20 worlds with these parameter values (0 to 16 %) does the buyer end worse off",
    );
  });

  test("that no incumbent sees newcomers, where none does", () => {
    const scenario = scenarioFrom(
      "extends: baseline\nsuppliers:\n  - { name: powerhouse, respondsToThreat: false }\n  - { name: backup, respondsToThreat: false }\n",
    );
    const text = said({ levels: { price: [1.25, 1.2, 1.2] }, scenario });
    expect(text).toContain("No incumbent of this scenario sees newcomers");
  });

  test("what the command line changed, and that one world is not an answer", () => {
    const scenario = scenarioFrom("extends: baseline\n", { settings: ["policy.openness=0.5"] });
    expect(said({ levels: { price: [1.25, 1.2, 1.1] }, scenario })).toContain(
      "in all three arms: policy.openness = 0.5.",
    );
    expect(said({ levels: { price: [1.25, 1.2, 1.1] }, worlds: 1 })).toMatch(/^One world was run/);
  });

  test("money in the currency of the scenario", () => {
    const scenario = scenarioFrom("extends: baseline\ncurrency: EUR\nunitCost: 200\n");
    expect(said({ levels: { buyerValue: [0.1, 0.2, 0.4] }, scenario })).toMatch(
      /raises buyer value by 60\.0 EUR \(59\.\d to 60\.\d/,
    );
  });
});
