import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { rankingOf } from "../../src/analyse/ranking.ts";
import { type Verdict, verdictOf } from "../../src/analyse/verdict.ts";
import type { Series } from "../../src/model/series.ts";
import type { Scenario } from "../../src/scenario/scenario.ts";
import { rankingSentences, rankingTable } from "../../src/words/en/ranking.ts";
import { valueSentences, verdictSentences, yearsTable } from "../../src/words/en/verdict.ts";
import { itselfWithout } from "../../src/worlds/armScenarios.ts";
import { openArms } from "../../src/worlds/replicateArms.ts";
import type { ArmMonths, WindowMeans } from "../../src/worlds/result.ts";
import { meanInterval } from "../../src/worlds/statistics/intervals.ts";
import { inOrder, scenarioOf } from "../experiment/exampleScenario.ts";
import { bundled, scenarioFrom } from "../scenario/libraries.ts";
import { few, runs } from "../thorough.ts";
import { expectFewNumbers, expectReadAloud } from "../words/readAloud.ts";

/*
 * What is read first holds against the series: the sign at the end, the sign over the run, the share of worlds, and no turn
 * that is not said. What it is held against is summed up here, month by month, from the values of every world.
 */

const VALUE: Series = { measure: "buyerValue", group: "all" };

const said = (verdict: Verdict, late?: { difference: number; lower: number; upper: number }) =>
  verdictSentences({ verdict, subject: "it", window: [60, 119], late });

/** Differences in buyer value, world by world and month by month. */
function monthlyGaps(before: ArmMonths, after: ArmMonths): number[][] {
  const place = after.series.findIndex(({ measure, group }) => measure === VALUE.measure && group === VALUE.group);
  const valueIn = (arm: ArmMonths, world: number, month: number) =>
    arm.values[(world * arm.months + month) * arm.series.length + place];
  return Array.from({ length: after.worlds }, (_, world) =>
    Array.from({ length: after.months }, (__, month) => valueIn(after, world, month) - valueIn(before, world, month)),
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Later years weigh less: twelve months each, at 8 % a year. */
const discounted = (months: readonly number[]) => {
  const weights = months.map((_, month) => 1.08 ** -Math.floor(month / 12));
  return months.reduce((sum, value, month) => sum + value * weights[month], 0) / weights.reduce((a, b) => a + b, 0);
};

const isClear = ({ lower, upper }: { readonly lower: number; readonly upper: number }) => lower > 0 || upper < 0;

/** Whether some year divides the run into two parts with opposite signs, both clear of chance by far. */
function turnsClearly(gaps: readonly (readonly number[])[]): boolean {
  const years = Math.floor(gaps[0].length / 12);
  return Array.from({ length: years - 1 }, (_, at) => 12 * (at + 1)).some((cut) => {
    const [first, later] = [
      gaps.map((months) => mean(months.slice(0, cut))),
      gaps.map((months) => mean(months.slice(cut))),
    ];
    const [a, b] = [meanInterval(first), meanInterval(later)];
    const sizes = [Math.abs(a.mean) * cut, Math.abs(b.mean) * (gaps[0].length - cut)];
    return isClear(a) && isClear(b) && a.mean * b.mean < 0 && Math.min(...sizes) > 0.1 * Math.max(...sizes);
  });
}

/** The largest difference of the mean of a year. */
function largestYear(gaps: readonly (readonly number[])[]): number {
  const years = Array.from({ length: Math.ceil(gaps[0].length / 12) }, (_, year) => 12 * year);
  return Math.max(...years.map((from) => Math.abs(mean(gaps.map((months) => mean(months.slice(from, from + 12)))))));
}

/** Years from the first on in which no world differs in any month. */
function alikeYears(gaps: readonly (readonly number[])[]): number {
  const first = Math.min(
    ...gaps
      .map((months) => months.findIndex((value) => value !== 0))
      .map((at) => (at < 0 ? Number.MAX_SAFE_INTEGER : at)),
  );
  return first === Number.MAX_SAFE_INTEGER ? Math.ceil(gaps[0].length / 12) : Math.floor(first / 12);
}

function holds(verdict: Verdict, gaps: readonly (readonly number[])[], name: string): void {
  const [first, ...rest] = said(verdict);
  const worlds = gaps.map(discounted);
  const { mean: whole, lower, upper } = meanInterval(worlds);
  expect(verdict.value.whole.difference, name).toBeCloseTo(whole, 4);
  if (/better off by/.test(first)) expect(whole, name).toBeGreaterThan(0);
  if (/worse off by/.test(first)) expect(whole, name).toBeLessThan(0);
  if (/no clear difference/.test(first)) expect(isClear(verdict.value.whole), name).toBe(false);
  else if (!/no difference/.test(first)) expect(isClear({ lower, upper }) || worlds.length < 30, name).toBe(true);
  const worse = worlds.filter((world) => world < -1e-6).length;
  const counted = /In (\d+) of the \d+ worlds the buyer ends worse off/.exec(rest.join(" "));
  if (counted !== null) expect(Number(counted[1]), name).toBe(worse);
  if (/In none of the/.test(rest.join(" "))) expect(worse, name).toBe(0);
  const monthsOf = (years: readonly [number, number]) => [12 * years[0], Math.min(12 * (years[1] + 1), gaps[0].length)];
  const meanIn = (years: readonly [number, number]) =>
    mean(gaps.map((months) => mean(months.slice(...monthsOf(years)))));
  const { phases } = verdict.value;
  const differing = phases.filter(({ same }) => !same);
  expect(phases[0].years[0], name).toBe(0);
  expect(phases[phases.length - 1].years[1], name).toBe(verdict.run.years.length - 1);
  if (differing.length < 2) expect(turnsClearly(gaps), `${name} turns, and nothing is said of it`).toBe(false);
  if (phases.length > 1) {
    const turn = rest.find((sentence) =>
      /(it|It) (costs first|pays first|turns|is )|^(The same|Hardly different)/.test(sentence),
    );
    // A phase whose later years are not clear of chance is told as two.
    const { fading } = verdict.value;
    const told = phases.flatMap((phase) => (fading?.[0].years[0] === phase.years[0] ? fading : [phase]));
    // Of more than two the ends of intervals are left to the table, and the last lasts until the end.
    const isBrief = told.length > 2;
    for (const { years, difference, same, lower, upper } of told) {
      const inYears = years[0] === years[1] ? `in year ${years[0] + 1}` : `in years ${years[0] + 1} to ${years[1] + 1}`;
      const isLast = years === told[told.length - 1].years;
      const said = isBrief ? (isLast ? "(intervals" : `until the end of year ${years[1] + 1}`) : inYears;
      expect(turn, name).toContain(said);
      const side = difference < 0 ? "worse" : "better";
      if (same) expect(Math.abs(meanIn(years)), name).toBeLessThan(0.03 * largestYear(gaps));
      else if (isClear({ lower, upper })) {
        expect(Math.sign(meanIn(years)), name).toBe(Math.sign(difference));
        if (isBrief) expect(turn, name).toContain(`${side} ${said}`);
      } else expect(turn, name).toContain("not clearly different");
      const isAlike = gaps.every((months) => months.slice(...monthsOf(years)).every((value) => value === 0));
      expect(turn?.toLowerCase().includes(`the same in every world ${said}`), name).toBe(isAlike);
    }
  }
  // Years before anything differs in any world are not told to be better or worse.
  const begin = alikeYears(gaps);
  const told = differing[0]?.years[0] ?? begin;
  expect(told, `${name} differs from year ${begin + 1} on`).toBeGreaterThanOrEqual(begin);
  if (worlds.every((world) => world === 0)) {
    expect(first, name).toMatch(/^In this model, over .*, it makes no difference .* in any of the \d+ worlds\.$/);
    return;
  }
  // The first stands alone: the years, the side, the size and its interval.
  expect(first, name).toMatch(
    /^In this model, over (all|both|the) .*, it (leaves|makes) .*\((\S+) to (\S+?)( unit costs)?\)\.$/,
  );
  const words = (sentence: string) => sentence.split(" ").length;
  expect(words(first), name).toBeLessThanOrEqual(24);
  if (phases.length < 3) {
    const ofValue = valueSentences({ verdict, subject: "it", window: [60, 119] });
    for (const sentence of ofValue) expect(words(sentence), `${name}: ${sentence}`).toBeLessThanOrEqual(32);
  }
}

describe("the first sentences of bundled scenarios", () => {
  const told = ["open-door", "closed-market", "policy-timetable"];
  const names = few([...new Set([...told, ...bundled.names()])], 12);
  const compared = new Map<string, { verdict: Verdict | undefined; gaps: number[][]; means: WindowMeans }>();

  beforeAll(async () => {
    for (const name of names) {
      const scenario = scenarioFrom(`extends: ${name}\ntitle: ${name}\n`);
      const own = bundled.find(name);
      const resolved = own === undefined ? scenario : { ...scenario, name };
      const reference = referenceOf(resolved);
      if (reference === undefined) continue;
      const growing = openArms([reference, resolved], [VALUE], { seed: "true" }, inOrder());
      await growing.growTo(12);
      const [before, after] = growing.soFar();
      const [first, second] = growing.months();
      compared.set(name, { verdict: verdictOf(after, before), gaps: monthlyGaps(first, second), means: after });
    }
  });

  function referenceOf(scenario: Scenario): Scenario | undefined {
    const { reference } = scenarioFrom(bundled.find(scenario.name)?.text ?? "", undefined);
    if (reference === "none") return undefined;
    return itselfWithout({ ...scenario, reference }) ?? scenarioFrom(bundled.find(reference)?.text ?? "");
  }

  test("say what their series say", () => {
    expect(compared.size).toBeGreaterThan(7);
    for (const [name, { verdict, gaps }] of compared) {
      if (verdict === undefined) throw new Error(`no verdict on ${name}`);
      holds(verdict, gaps, name);
      expectReadAloud(said(verdict));
      expectFewNumbers(said(verdict).slice(0, 3));
    }
  });

  test("of the open door and of a closed one begin with a loss, whatever the price does", () => {
    for (const name of ["open-door", "closed-market"]) {
      const verdict = compared.get(name)?.verdict;
      expect(verdict === undefined ? "" : said(verdict)[0], name).toContain("leaves the buyer worse off by");
    }
  });

  test("tell that opening up late turns", () => {
    const verdict = compared.get("policy-timetable")?.verdict;
    expect(verdict?.value.phases.length).toBeGreaterThan(1);
  });
});

/** An arm by hand: buyer value in each year of each world. */
function armOf(worlds: readonly (readonly number[])[]): WindowMeans {
  const scenario = scenarioOf();
  const months = 12 * worlds[0].length;
  return {
    scenario: { ...scenario, market: { ...scenario.market, months } },
    seed: "hand",
    replications: worlds.length,
    months,
    series: [VALUE],
    window: [0, months - 1],
    means: Float64Array.from(worlds, mean),
    years: { series: [VALUE], months, from: 0, values: Float64Array.from(worlds.flat()) },
  };
}

const years = fc.integer({ min: 2, max: 10 });
const anyWorlds = fc.tuple(years, fc.integer({ min: 20, max: 40 })).chain(([length, count]) =>
  fc.tuple(
    fc.array(
      fc.integer({ min: -1000, max: 1000 }).map((value) => value / 1000),
      { minLength: length, maxLength: length },
    ),
    fc.array(
      fc.array(
        fc.integer({ min: -300, max: 300 }).map((value) => value / 1000),
        { minLength: length, maxLength: length },
      ),
      {
        minLength: count,
        maxLength: count,
      },
    ),
  ),
);

describe("a verdict", () => {
  test("of any shape in time says what its years say", () => {
    fc.assert(
      fc.property(anyWorlds, ([shape, noise]) => {
        const after = noise.map((world) => world.map((value, year) => value + shape[year]));
        const verdict = verdictOf(armOf(after), armOf(after.map((world) => world.map(() => 0))));
        const monthly = after.map((world) => world.flatMap((value) => Array.from({ length: 12 }, () => value)));
        if (verdict === undefined) throw new Error("no verdict");
        holds(verdict, monthly, JSON.stringify(shape));
        expectReadAloud(said(verdict));
        expectFewNumbers(said(verdict).slice(0, 3));
      }),
      { seed: 11, ...runs(30) },
    );
  });

  test("of a change that comes late, ends early or turns says in which years it is the same", () => {
    const noise = (world: number) => 0.01 * Math.sin(17 * world);
    const after = (shape: readonly number[]) =>
      Array.from({ length: 20 }, (_, world) => shape.map((value) => (value === 0 ? 0 : value + noise(world))));
    const turnOf = (shape: readonly number[]) => {
      const worlds = after(shape);
      const verdict = verdictOf(armOf(worlds), armOf(worlds.map((world) => world.map(() => 0))));
      if (verdict === undefined) throw new Error("no verdict");
      const monthly = worlds.map((world) => world.flatMap((value) => Array.from({ length: 12 }, () => value)));
      holds(verdict, monthly, JSON.stringify(shape));
      return (said(verdict)[2] ?? "").replace(/ \([^()]*\)/g, "");
    };
    expect(turnOf([0, 0, -0.3, -0.3, 0.2])).toBe(
      "The same in every world until the end of year 2; after that it costs first and pays later: 0.300 worse until the end of year 4, then 0.200 better.",
    );
    expect(turnOf([0, -0.3, -0.3])).toBe(
      "The same in every world in year 1; after that it is 0.300 worse in years 2 to 3.",
    );
    expect(turnOf([0.2, 0.2, 0, 0])).toBe(
      "It is 0.200 better in years 1 to 2 and the same in every world in years 3 to 4.",
    );
  });

  test("of a shock that passes names the years in which it is clear, and not the mean over all that come after", () => {
    const chance = (world: number, year: number) => 0.02 * Math.sin(17 * world + 5 * year);
    const worlds = Array.from({ length: 20 }, (_, world) =>
      Array.from({ length: 10 }, (__, year) => (year < 2 ? 0 : (year === 2 ? -0.2 : 0) + chance(world, year))),
    );
    const verdict = verdictOf(armOf(worlds), armOf(worlds.map((world) => world.map(() => 0))));
    if (verdict === undefined) throw new Error("no verdict");
    expect(said(verdict)[2]).toMatch(
      /^The same in every world until the end of year 2; after that it is 0\.\d+ worse until the end of year 3, then not clearly different \(intervals: the table by year\)\.$/,
    );
  });

  test("counts years from a decision, and says so", () => {
    const worlds = Array.from({ length: 20 }, (_, world) =>
      [0, 0, -0.3, 0.2, 0.2].map((value) => value + 0.001 * world),
    );
    const late = (values: readonly (readonly number[])[]) => {
      const arm = armOf(values);
      return { ...arm, scenario: { ...arm.scenario, from: 24 } };
    };
    const verdict = verdictOf(late(worlds), late(worlds.map((world) => world.map(() => 0))));
    if (verdict === undefined) throw new Error("no verdict");
    const [first, , turn] = said(verdict);
    expect(first).toContain("over the 3 years from month 24 on");
    expect(turn).toMatch(
      /^It costs first and pays later: 0\.\d+ worse \(.*\) in year 1 after the decision and 0\.\d+ better \(.*\) in years 2 to 3\.$/,
    );
    const { columns, rows } = yearsTable(verdict);
    expect(columns[0]).toBe("Year after the decision");
    // What the years from the turn on come to together.
    expect(rows.map(([year]) => year)).toEqual(["1", "2", "3", "2 to 3", "all"]);
  });

  test("says the months of the tables where they alone go another way", () => {
    const worlds = Array.from({ length: 40 }, (_, world) =>
      Array.from({ length: 10 }, () => (world % 2 === 0 ? 0.1 : -0.1)),
    );
    const verdict = verdictOf(armOf(worlds), armOf(worlds.map((world) => world.map(() => 0))));
    if (verdict === undefined) throw new Error("no verdict");
    const sentences = said(verdict, { difference: 0.2, lower: 0.1, upper: 0.3 });
    expect(sentences[0]).toContain("no clear difference");
    expect(sentences[1]).toBe(
      "The buyer is better off in 20 of the 40 worlds; later years are discounted at 8 % a year.",
    );
    expect(sentences[2]).toBe("Over months 60 to 119 alone it is 0.200 better (0.100 to 0.300).");
  });

  test("weighs later years less by the rate of the scenario", () => {
    const worlds = Array.from({ length: 20 }, () => [0, 1]);
    const arm = armOf(worlds);
    const before = armOf(worlds.map((world) => world.map(() => 0)));
    const at = (discountRate: number) =>
      verdictOf({ ...arm, scenario: { ...arm.scenario, discountRate } }, before)?.value.whole.difference;
    expect(at(0)).toBeCloseTo(0.5, 12);
    expect(at(1)).toBeCloseTo(1 / 3, 12);
  });

  test("ranks no winner among ties", () => {
    const level = (value: number, seed: number) =>
      armOf(Array.from({ length: 40 }, (_, world) => [value + 0.1 * Math.sin(17 * world + seed), value]));
    const arms = (third: number) => [
      { name: "one", means: level(0.5, 1) },
      { name: "two", means: level(0.501, 2) },
      { name: "three", means: level(third, 3) },
    ];
    const tied = rankingOf(arms(0.2));
    const clear = rankingOf(arms(0.9));
    if (tied === undefined || clear === undefined) throw new Error("no ranking");
    expect(rankingSentences(tied, arms(0.2)[0].means)[0]).toContain("no one scenario is clearly ahead");
    expect(rankingSentences(tied, arms(0.2)[0].means)[1]).toMatch(
      /^No clear difference from it: "(one|two)", at most [\d.]+ unit costs behind\.$/,
    );
    expect(rankingSentences(tied, arms(0.2)[0].means)[2]).toBe('Behind them in this order: "three".');
    expect(rankingSentences(clear, arms(0.9)[0].means)[0]).toMatch(
      /"three" gives the buyer most value: [\d.]+ unit costs \([\d.]+ to [\d.]+\) more than "(one|two)", the next\.$/,
    );
  });

  test("names the best in sentences that can be read aloud, however many are tied, and keeps every interval in the table", () => {
    const level = (value: number, seed: number) =>
      armOf(Array.from({ length: 40 }, (_, world) => [value + 0.1 * Math.sin(17 * world + seed), value]));
    const many = Array.from({ length: 12 }, (_, at) => ({
      name: `scenario-${at}`,
      means: level(at < 9 ? 0.5 : 0.1 * (at - 8), at),
    }));
    const ranking = rankingOf(many);
    if (ranking === undefined) throw new Error("no ranking");
    const sentences = rankingSentences(ranking, many[0].means);
    for (const sentence of sentences) {
      expect(sentence.split(" ").length, sentence).toBeLessThanOrEqual(30);
      expect(sentence.match(/\(/g) ?? [], sentence).toHaveLength(0);
    }
    const { rows, columns } = rankingTable(ranking, many[0].means, "scenario-0");
    const behind = columns.indexOf("behind the best");
    expect(rows.map((row) => row[behind]).filter((cell) => / to /.test(cell))).toHaveLength(11);
    // A tie reaches to the other side; what is behind does not.
    for (const [place, { isTied, behind: gap }] of ranking.ranked.entries()) {
      if (gap !== undefined) expect(rows[place][behind].startsWith("~"), rows[place].join(" ")).toBe(isTied);
    }
  });
});
