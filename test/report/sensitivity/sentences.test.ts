import { describe, expect, test } from "vitest";
import { sensitivityCharts } from "../../../src/draw/explorations.ts";
import { meaningIn } from "../../../src/draw/sensitivity/barRows.ts";
import { sensitivityKeyTable, sensitivitySentences } from "../../../src/words/en/sensitivity.ts";
import { sampleWarnings } from "../../../src/words/en/sensitivityCautions.ts";
import { isLever, rangeText, settingLabel } from "../../../src/words/settings.ts";
import { effectOf, indexOf, meanAround, sensitivityOf } from "./sampleSensitivity.ts";

const sharp = [indexOf(0.15, 0.2), indexOf(0.45, 0.52), indexOf(0.28, 0.3), indexOf(0, 0.004, 0.003)];
const effects = [
  effectOf(0.1, 0.01, 0.005, -1),
  effectOf(0.2, 0.02, 0.005),
  effectOf(0.05, 0.01, 0.005),
  effectOf(0.005, 0.003, 0.005),
];

describe("the words of a variance-based analysis", () => {
  const sentences = sensitivitySentences(sensitivityOf({ indices: sharp }));

  test("name what matters most, with both shares, their intervals and the sample", () => {
    expect(sentences[0]).toBe(
      "In this model, over months 60 to 119, of 4 settings switching cost (0.3 to 0.9) matters most: interactions included, it accounts for 52 % (50 to 54 %) of the variance of buyer value.",
    );
    expect(sentences[1]).toBe(
      "By itself it accounts for 45 % (43 to 47 %); seen in 512 rows of 6 points, 10 worlds each.",
    );
    const over = sensitivitySentences(sensitivityOf({ indices: [indexOf(0.9, 0.8), ...sharp.slice(1)] }));
    expect(over[1]).toMatch(/^By itself it accounts for 90 % \(.*\), more than that only by chance; seen in/);
    expect(sentences[2]).toBe(
      "Next, interactions included, come quality of powerhouse with 30 % (28 to 32 %) and contract months with 20 % (18 to 22 %).",
    );
  });

  test("name the strongest lever, what interacts, what is idle, and chance", () => {
    const all = sentences.join("\n");
    expect(all).toContain("Of the 2 levers of policy, contract months matters most, with 20 %");
    expect(all).toContain("By themselves the settings account for 88 % together");
    expect(all).toContain("One setting accounts for less than 1 %: choice.");
    expect(all).toContain("Chance between worlds is 3 % of the variance");
    expect(all).toContain("contract months alone moves buyer value most: ");
    expect(all).toContain("over a wider one a setting matters more");
  });

  test("warn of nothing where the sample is large enough", () => {
    expect(sampleWarnings(sensitivityOf({ indices: sharp }))).toEqual([]);
  });

  test("say so where nothing varies", () => {
    const [first] = sensitivitySentences(sensitivityOf({ method: "sobol" }));
    expect(first).toContain("is the same wherever the settings are");
  });
});

describe("warnings name the remedy", () => {
  test("for wide intervals: as many rows as narrow them, a power of two", () => {
    const wide = [indexOf(0.15, 0.2, 0.1), indexOf(0.45, 0.52, 0.2), indexOf(0.28, 0.3, 0.1), indexOf(0, 0, 0.1)];
    // Half a width of 0.2 to 0.05: 16 times the rows.
    expect(sampleWarnings(sensitivityOf({ indices: wide, size: 128 }))).toEqual([
      "The sample is too small for the size of the indices (that of switching cost is 52 %, 32 to 72 %): take --points 2048.",
    ]);
  });

  test("for two settings that the sample does not order", () => {
    const tie = [indexOf(0.4, 0.45, 0.05), indexOf(0.42, 0.47, 0.05), indexOf(0.1, 0.1), indexOf(0, 0, 0.001)];
    expect(sampleWarnings(sensitivityOf({ indices: tie }))).toEqual([
      "The sample does not tell which of switching cost and contract months matters more: take --points 1024.",
    ]);
    const [first] = sensitivitySentences(sensitivityOf({ indices: tie }));
    expect(first).toContain("matters most, perhaps not ahead of contract months:");
  });

  test("for indices that cannot be, uneven designs, one world, and much chance", () => {
    const impossible = sharp.map(({ total }) => ({ first: { ...total, value: 0.5 }, total }));
    const said = sampleWarnings(sensitivityOf({ indices: impossible, size: 500, noise: 0.5 }));
    expect(said).toEqual([
      "500 rows are not a power of two, so that the ranges are filled unevenly: take --points 512.",
      "What the settings explain by themselves sums to more than 100 %, which cannot be: the sample is too small; take --points 1024.",
      // Odds of 1 to 1 down to 1 to 9: nine times the worlds.
      "Chance between worlds is 50 % of what is seen at the points, which widens the intervals: take --replications 90.",
    ]);
    expect(sampleWarnings(sensitivityOf({ indices: sharp, replications: 1 }))[0]).toContain("take --replications 10");
    const few = [indexOf(0.1, 0.2), indexOf(0.1, 0.3), indexOf(0.1, 0.1), indexOf(0, 0, 0.001)];
    expect(sampleWarnings(sensitivityOf({ indices: few })).join()).toContain("sums to 60 %, and cannot be below 100 %");
  });

  test("no share of the variance is told, listed or drawn below 0 or above 100 %, whatever the sample says", () => {
    const beyond = {
      first: { value: -0.12, lower: -0.4, upper: 1.2 },
      total: { value: 1.37, lower: 0.34, upper: 2.1 },
    };
    const result = sensitivityOf({ indices: [beyond, indexOf(0.2, 1.05, 0.1), indexOf(0.1, 0.2), indexOf(0, 0.01)] });
    const said = sensitivitySentences(result);
    expect(said.join("\n")).toContain("By itself it accounts for 0 % (0 to 100 %);");
    expect(said.join("\n")).toContain("interactions included, it accounts for 100 % (34 to 100 %)");
    expect(said).toContain(
      "Where the sample puts a share below 0 or above 100 %, which no share is, 0 or 100 % is told; data/sensitivity.csv has the estimate.",
    );
    const charts = sensitivityCharts(result, {});
    const read = [
      said,
      sensitivityKeyTable(result),
      charts.map(({ title, description, table }) => [title, description, table]),
    ];
    const shares = [...JSON.stringify(read).matchAll(/(-?[\d.]+)(?: to (-?[\d.]+))? %/g)].flatMap(([, a, b = a]) => [
      a,
      b,
    ]);
    expect(shares.length).toBeGreaterThan(40);
    expect(shares.filter((share) => Number(share) < 0 || Number(share) > 100)).toEqual([]);
    const drawn = [...JSON.stringify(charts[0].spec).matchAll(/"(?:to|from|lower|upper)":(-?[\d.]+)/g)].map(([, x]) =>
      Number(x),
    );
    expect(drawn.length).toBeGreaterThan(10);
    expect(drawn.filter((x) => x < 0 || x > 1)).toEqual([]);
  });

  test("for points that failed", () => {
    const base = sensitivityOf({ indices: sharp });
    const [{ sobol, ...measure }] = base.measures;
    const measures = sobol === undefined ? [] : [{ ...measure, sobol: { ...sobol, rows: 400 } }];
    const [said] = sampleWarnings({ ...base, failed: 100, measures });
    expect(said).toContain("100 of 3000 points failed and are left out");
    expect(said).toContain("Only 400 of the 512 rows");
  });

  test("of a screening: few trajectories, ties, chance", () => {
    expect(sampleWarnings(sensitivityOf({ effects }))).toEqual([]);
    expect(sampleWarnings(sensitivityOf({ effects, size: 5 }))[0]).toContain("take --trajectories 20");
    const tie = [effectOf(0.2, 0.02, 0.005), ...effects.slice(1)];
    expect(sampleWarnings(sensitivityOf({ effects: tie }))[0]).toContain("take --trajectories 40");
    const noisy = effects.map((effect) => ({ ...effect, noise: 0.1 }));
    // Half of the largest to a tenth: 25 times the worlds.
    expect(sampleWarnings(sensitivityOf({ effects: noisy }))[0]).toContain("take --replications 250");
  });
});

describe("the words of a screening", () => {
  test("name a rival whose interval reaches the first, though it does not stand clear of chance", () => {
    const unsure = [effectOf(0.19, 0.19, 0.005), effects[1], effects[2], effects[3]];
    const result = sensitivityOf({ effects: unsure });
    const rival = "perhaps not ahead of contract months";
    expect(sensitivitySentences(result)[0]).toContain(rival);
    expect(
      sensitivityCharts(result, {})
        .map(({ title }) => title)
        .join("\n"),
    ).toContain(rival);
    expect(sensitivitySentences(sensitivityOf({ effects }))[0]).not.toContain("perhaps");
  });

  test("say which way, how much, over which range, and how many stand clear of chance", () => {
    const said = sensitivitySentences(sensitivityOf({ effects }));
    expect(said[0]).toBe(
      "In this model, over months 60 to 119, of 4 settings switching cost (0.3 to 0.9) raises buyer value most: by 0.200 unit costs (0.180 to 0.220) over its range, on average over where the others are (20 trajectories, 10 worlds at every point).",
    );
    expect(said.join("\n")).toContain("3 of the 4 stand clear of what chance between worlds alone would show");
    expect(said.join("\n")).toContain("contract months matters most, by 0.100 unit costs");
  });

  test("do not begin with an effect that was seen once, or is not told from chance", () => {
    const once = { ...effectOf(9, Number.NaN, 0.005), size: { n: 1, mean: 9, lower: Number.NaN, upper: Number.NaN } };
    const loose = effectOf(3, 3, 0.1);
    const [first] = sensitivitySentences(sensitivityOf({ effects: [once, effects[1], loose, effects[0]] }));
    expect(first).toContain("switching cost (0.3 to 0.9) raises buyer value most");
  });

  test("say so where chance alone would show as much", () => {
    const nothing = effects.map(() => effectOf(0.005, 0.003, 0.005));
    expect(sensitivitySentences(sensitivityOf({ effects: nothing }))[0]).toContain(
      "no setting moves buyer value more than chance",
    );
  });
});

describe("the charts of a sensitivity analysis", () => {
  test.each([
    ["morris", sensitivityOf({ effects }), ["screening", "tornado"]],
    ["sobol", sensitivityOf({ indices: sharp }), ["indices", "tornado"]],
    ["tornado", sensitivityOf({}), ["tornado"]],
    ["sobol where nothing varies", sensitivityOf({ method: "sobol" }), ["indices", "tornado"]],
  ])("of %s say the finding, and hold no number that is not one", (_, result, ids) => {
    const charts = sensitivityCharts(result, {});
    expect(charts.map(({ id }) => id)).toEqual(ids);
    for (const { title, description, spec } of charts) {
      expect(`${title} ${description}`).not.toMatch(/NaN|undefined|Infinity/);
      expect(JSON.stringify(spec)).not.toMatch(/NaN|undefined|Infinity/);
      expect(JSON.stringify(spec)).toContain("seed sample");
    }
  });

  test("samples of the key have the colour of the bars, where all have one", () => {
    const all = sensitivityOf({});
    for (const isOfBuyer of [true, false]) {
      const [index] = all.variables.flatMap(({ path }, at) => (isLever(path) === isOfBuyer ? [at] : []));
      const [{ tornado, ...measure }] = all.measures;
      const one = { ...measure, tornado: [tornado[index]] };
      const [{ spec }] = sensitivityCharts({ ...all, variables: [all.variables[index]], measures: [one] }, {});
      const text = JSON.stringify(spec);
      const bars = new Set([...text.matchAll(/"colour":"(#[0-9a-f]{6})"/g)].map(([, colour]) => colour));
      const samples = [...text.matchAll(/"type":"rect","x":-?\d+,"x2":-?\d+,"y":[\d.]+,"y2":[\d.]+,"fill":"(#\w+)"/g)];
      expect(samples).toHaveLength(2);
      expect(new Set(samples.map(([, colour]) => colour))).toEqual(bars);
    }
  });

  test("draw at most twelve settings and say how many there are", () => {
    const [variable] = sensitivityOf({}).variables;
    const variables = Array.from({ length: 30 }, () => variable);
    const [{ spec, table }] = sensitivityCharts(sensitivityOf({ variables }), {});
    expect(JSON.stringify(spec)).toContain("The first 12 of 30 settings");
    expect(table?.rows).toHaveLength(12);
  });

  test("an end that failed has no bar, and says so", () => {
    const { measures, ...rest } = sensitivityOf({});
    const [{ tornado, ...measure }] = measures;
    const broken = [
      { low: { n: 0, mean: Number.NaN, lower: Number.NaN, upper: Number.NaN }, high: meanAround(0.2, 0.01) },
    ];
    const [{ spec }] = sensitivityCharts(
      { ...rest, measures: [{ ...measure, tornado: [...broken, ...tornado.slice(1)] }] },
      {},
    );
    expect(JSON.stringify(spec)).toContain("at 12 months: no value");
  });
});

describe("a setting in words", () => {
  test.each([
    ["policy.flexibleShare", "flexible share"],
    ["suppliers.newcomer.entry.month", "entry month of newcomer"],
    ["suppliers.newcomer.count", "number of newcomers"],
    ["buyers.large.policy.openness", "openness of large"],
    ["market.valueLostPerMonthOfLag", "value lost per month of lag"],
    ["entry.enabled", "entry enabled"],
  ])("%s is called %s", (path, label) => expect(settingLabel({ path, groupLabel: undefined })).toBe(label));

  test("ranges have their unit", () => {
    const ranges = sensitivityOf({}).variables.map(rangeText);
    expect(ranges).toEqual(["12 to 36 months", "0.3 to 0.9", "0.7 to 1", "shares to single"]);
  });

  test("meanings are cut between their parts where they can be", () => {
    expect(meaningIn("Short.", 12, 400)).toBe("Short");
    expect(meaningIn("A door opened: not gone through at all by anyone.", 12, 200)).toBe("A door opened");
    expect(meaningIn("One clause that is a good deal longer than its line.", 12, 200)).toMatch(/^One clause.*…$/);
  });
});
