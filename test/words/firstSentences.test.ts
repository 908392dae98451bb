import { readFileSync } from "node:fs";
import { join } from "node:path";
import { csvParse, type DSVRowString } from "d3-dsv";
import { describe, expect, test } from "vitest";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { few, thoroughTest } from "../thorough.ts";
import { expectFewNumbers, expectReadAloud } from "./readAloud.ts";

/*
 * The first sentence of an answer, held against the record of its folder, which is worked out here once more: the value of
 * every world, the mean of its years with later ones discounted at 8 %. What is checked is the side, the winner, the number
 * as printed and the count of worlds. Each question is asked of bundled scenarios with settings that move it either way.
 */

const WORLDS = 8;
const out = freshFolder();

interface Asked {
  readonly answer: readonly string[];
  readonly rows: (name: string) => readonly DSVRowString[];
}

async function asked(...words: readonly string[]): Promise<Asked> {
  const into = join(out, words.join(" ").replace(/\W+/g, "-"));
  const command = [...words, "-n", String(WORLDS), "--no-charts", "--no-cache", "--quiet", "--out", into];
  // A run has a folder of its own for each scenario.
  const folder = words[0] === "run" ? join(into, words[1]) : into;
  expect(await inProcess(command), command.join(" ")).toMatchObject({ code: 0 });
  const { answer } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
  expectFewNumbers(answer.slice(0, 3));
  expectReadAloud(answer.slice(0, 3), words.filter((word) => word === "--set").length);
  return { answer, rows: (name) => csvParse(readFileSync(join(folder, "data", `${name}.csv`), "utf8")) };
}

/** Mean of years that are worth less the later they come, each by its middle month as answers count them. */
function discounted(years: readonly number[]): number {
  const weights = years.map((_, year) => Array.from({ length: 12 }, (_, m) => 1.08 ** (-(12 * year + m) / 12)));
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const ofYear = weights.map(sum);
  return sum(years.map((value, year) => value * ofYear[year])) / sum(ofYear);
}

/** Buyer value of each world of a scenario, from the yearly means of the record. */
function byWorld(rows: readonly DSVRowString[], scenario: string): number[] {
  return Array.from({ length: WORLDS }, (_, world) =>
    discounted(
      rows
        .filter((row) => row.scenario === scenario && row.replication === String(world))
        .map((row) => Number(row.buyerValue)),
    ),
  );
}

/** The same from the yearly columns of the record of points. */
function byPoint(rows: readonly DSVRowString[]): Map<string, number[]> {
  const points = new Map<string, number[]>();
  for (const row of rows) {
    const years = Object.keys(row).filter((name) => /^buyerValue@\d+:\d+$/.test(name));
    const worlds = points.get(row.point ?? "") ?? [];
    worlds.push(discounted(years.map((name) => Number(row[name]))));
    points.set(row.point ?? "", worlds);
  }
  return points;
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Student, 95 %, seven degrees of freedom. */
const T7 = 2.364624;

function interval(values: readonly number[]): readonly [mean: number, half: number] {
  const center = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - center) ** 2, 0) / (values.length - 1);
  return [center, T7 * Math.sqrt(variance / values.length)];
}

/** Numbers of a text. */
const numbersIn = (text: string) => [...text.matchAll(/\d+(?:\.\d+)?/g)].map(([found]) => Number(found));
/** Whether a number is printed in a text: to within half a unit of the last digit that is written. */
function isPrinted(text: string, value: number): boolean {
  return [...text.matchAll(/\d+(?:\.(\d+))?/g)].some(([found, decimals = ""]) => {
    const half = 0.5 * 10 ** -decimals.length;
    return Math.abs(Number(found) - Math.abs(value)) <= half * 1.001 + 1e-6;
  });
}

/** A verdict of two: better, worse, or no clear difference, by as much and in as many worlds as the record says. */
function holdsOfTwo({ answer }: Asked, gaps: readonly number[]): void {
  const [first, second = ""] = answer;
  const [center, half] = interval(gaps);
  const better = gaps.filter((gap) => gap > 0).length;
  const context = `${first} ${second} (${center} +- ${half}, better in ${better})`;
  // Whatever stands within a hundredth of its interval may be told either way.
  if (Math.abs(Math.abs(center) - half) > 0.01 * half) {
    const side = Math.abs(center) < half ? "no clear difference" : center > 0 ? "better off" : "worse off";
    expect(first, context).toContain(side);
    if (side !== "no clear difference") expect(isPrinted(first, center), context).toBe(true);
  }
  for (const end of [center - half, center + half]) expect(isPrinted(first, end), context).toBe(true);
  const counted =
    /better off in (?:(all)|(none)|(?:only )?(\d+)) of the |better off in (?:(all) |(none)|(\d+) of )/.exec(
      answer.slice(0, 3).join(" "),
    );
  if (counted === null) return;
  const [, all, none, n, alsoAll, alsoNone, m] = counted;
  const said = (all ?? alsoAll) ? WORLDS : (none ?? alsoNone) ? 0 : Number(n ?? m);
  expect(said, context).toBe(better);
}

const questions: readonly (readonly [scenario: string, ...settings: string[]])[] = [
  ["catfish", "policy.flexibleShare=0%"],
  ["baseline", "policy.openness=2%"],
  ["two-that-compete", "policy.performanceShare=0"],
  ["open-door", "policy.fixedSlots=2", "policy.flexibleShare=50%"],
  ["technology-jump", "policy.contractMonths=60"],
  ["single-source-shock", "policy.fixedSlots=3"],
  ["unprepared-newcomers", "policy.negotiation=0.7"],
];

describe("the first sentence of a what-if", () => {
  test.each(few(questions, 3))("%s", async (scenario = "", ...settings) => {
    const of = await asked("what-if", scenario, ...settings.flatMap((setting) => ["--set", setting]));
    const years = of.rows("years");
    const before = scenario;
    const after = years.map((row) => row.scenario ?? "").find((name) => name !== before) ?? "";
    const [x, y] = [byWorld(years, before), byWorld(years, after)];
    holdsOfTwo(
      of,
      y.map((value, world) => value - x[world]),
    );
  });
});

describe("the first sentences of a supplier that asks", () => {
  const asking: readonly (readonly [scenario: string, group: string, ...settings: string[]])[] = [
    ["newcomer-playbook", "challenger"],
    ["talk-is-cheap", "focal"],
    ["overspending", "challenger", "suppliers.challenger.strategy.budgetScale=4"],
    ["incumbent-defence", "focal"],
    ["appraisal", "challenger", "suppliers.challenger.strategy.appraisal.switchMonth=0"],
  ];
  test.each(few(asking, 2))("%s, %s", async (scenario = "", group = "", ...settings) => {
    const more = settings.flatMap((setting) => ["--set", setting]);
    const of = await asked("run", scenario, "--plausible", "0", ...more);
    const profits = (rows: readonly DSVRowString[]) =>
      Array.from({ length: WORLDS }, (_, world) =>
        rows.filter(({ replication }) => replication === String(world)).map((row) => Number(row[`profit:${group}`])),
      );
    const [own, other] = [profits(of.rows("years")), profits(of.rows("reference/years"))];
    const gaps = own.map((years, world) => discounted(years) - discounted(other[world]));
    const [center, half] = interval(gaps);
    const [first, second, third = ""] = of.answer;
    const context = `${of.answer.slice(0, 3).join(" ")} (${center} +- ${half})`;
    // Intervals are wider on the side to which the worlds lean: what is near its end may be told either way.
    if (Math.abs(Math.abs(center) - half) > 0.3 * half) {
      const side = Math.abs(center) < half ? "no clear difference" : center > 0 ? "brings" : "costs";
      expect(first, context).toContain(side);
      if (side !== "no clear difference") expect(isPrinted(first, center), context).toBe(true);
    }
    const isLess = /earns less/.test(second);
    const many = gaps.filter((gap) => (isLess ? gap < 0 : gap > 0)).length;
    const said = many === WORLDS ? `all ${WORLDS} worlds` : many === 0 ? "none of" : `${many} of the ${WORLDS} worlds`;
    expect(second, context).toContain(said);
    // Where it costs first and pays later, that comes third.
    const costsFirst = mean(own.map((years, world) => years[0] - other[world][0])) < 0;
    if (costsFirst && !/costs/.test(first)) expect(third, context).toMatch(/costs first, and .*paid back/);
  });
});

describe("the first sentence of an effect", () => {
  test.each(few(["catfish", "open-door", "policy-timetable", "too-far-behind", "standing-market"], 2))(
    "%s",
    async (name) => {
      const of = await asked("effect", name);
      const years = of.rows("years");
      const [x, y] = [byWorld(years, `${name}-without-entry`), byWorld(years, name)];
      holdsOfTwo(
        of,
        y.map((value, world) => value - x[world]),
      );
    },
  );
});

describe("the first sentence of a comparison of several", () => {
  const several: readonly (readonly string[])[] = [
    ["catfish", "open-door", "locked-in"],
    ["baseline", "one-contract", "two-that-compete", "closed-market"],
    ["baseline", "unprepared-newcomers", "too-far-behind"],
  ];
  test.each(few(several, 1))("%s, %s, %s", async (...names) => {
    const of = await asked("compare", ...names);
    const years = of.rows("years");
    const worlds = new Map(names.map((name) => [name, byWorld(years, name)]));
    const ranked = [...names].sort((one, other) => mean(worlds.get(other) ?? []) - mean(worlds.get(one) ?? []));
    const [best = "", ...others] = ranked;
    const gaps = others.map((name) =>
      (worlds.get(best) ?? []).map((value, world) => value - (worlds.get(name)?.[world] ?? 0)),
    );
    const isClear = gaps.every((each) => {
      const [center, half] = interval(each);
      // All comparisons hold together at 95 %, so an interval is wider than that of one.
      return center > 1.6 * half;
    });
    const [first] = of.answer;
    expect(first).toContain(best);
    if (!isClear) return;
    expect(first, of.answer.join(" ")).toMatch(new RegExp(`"${best}" gives`));
    const said = of.answer.slice(0, 2).join(" ");
    const places = others.map((name) => said.lastIndexOf(`"${name}"`));
    expect(places, said).toEqual([...places].sort((one, other) => one - other));
    for (const [place, name] of others.entries()) {
      if (first.includes(`than "${name}"`)) expect(isPrinted(first, mean(gaps[place])), first).toBe(true);
    }
  });
});

describe("the first sentences of a sweep", () => {
  const sweeps = [
    ["catfish", "policy.flexibleShare", "0,0.2,0.4,0.6"],
    ["open-door", "policy.openness", "0,0.05,0.2,0.8"],
    ["baseline", "policy.contractMonths", "6,24,60"],
    ["two-that-compete", "policy.performanceShare", "0,0.5,1"],
  ] as const;
  test.each(few(sweeps, 2))("%s %s %s", async (scenario, path, values) => {
    const of = await asked("sweep", scenario, "--vary", `${path}=${values}`);
    const points = byPoint(of.rows("values"));
    const settingAt = new Map(of.rows("best").map((row) => [row.point ?? "", row[path] ?? ""]));
    const worldsAt = new Map(
      [...points]
        .filter(([point]) => point !== "base")
        .map(([point, worlds]) => [settingAt.get(point) ?? point, worlds]),
    );
    const ranked = [...worldsAt].sort(([, one], [, other]) => mean(other) - mean(one));
    const [[best, worlds]] = ranked;
    const [first] = of.answer;
    const shown =
      path === "policy.contractMonths" || !/Share|openness/i.test(path) ? [best] : [`${Number(best) * 100} %`, best];
    expect(
      shown.some((text) => first.includes(text)),
      `${best}: ${first}`,
    ).toBe(true);
    expect(isPrinted(first, mean(worlds)), first).toBe(true);
    expect(first, of.answer.join(" ")).toMatch(/highest/);
    // Who is far behind in the same worlds is not said to be as good.
    const [, second = ""] = of.answer;
    for (const [value, others] of ranked.slice(1)) {
      const [center, half] = interval(worlds.map((each, world) => each - others[world]));
      const row = of.rows("best").find((each) => each[path] === value);
      if (center > 2.2 * half) expect(row?.verdict, `${value}: ${second}`).toBe("worse");
      if (center < half * 0.9) expect(row?.verdict, `${value}: ${second}`).not.toBe("worse");
    }
  });
});

describe("the first sentence of a choice", () => {
  test.each(
    few(
      [
        ["policy.flexibleShare", "0,0.3"],
        ["policy.contractMonths", "12,60"],
        ["policy.fixedSlots", "1,3"],
      ] as const,
      1,
    ),
  )("%s %s", async (path, values) => {
    const uncertain = ["--uncertain", "suppliers.newcomer.quality=0.5:0.9", "--futures", "8"];
    const of = await asked("choose", "catfish", "--lever", `${path}=${values}`, ...uncertain);
    const rows = of.rows("values");
    const value = new Map<string, number[]>();
    for (const row of rows) {
      const years = Object.keys(row).filter((name) => /^buyerValue@\d+:\d+$/.test(name));
      const key = `${row.policy} ${row.future}`;
      value.set(key, [...(value.get(key) ?? []), discounted(years.map((name) => Number(row[name])))]);
    }
    const policies = of.rows("policies");
    const futures = [...new Set(rows.map((row) => row.future))];
    const outcome = (policy: string | undefined, future: string | undefined) =>
      mean(value.get(`${policy} ${future}`) ?? []);
    const regret = policies.map(({ policy }) =>
      Math.max(
        ...futures.map(
          (future) => Math.max(...policies.map((other) => outcome(other.policy, future))) - outcome(policy, future),
        ),
      ),
    );
    // Regret is seen against a best that is itself picked by chance, so who is named may be a hair behind.
    const [first] = of.answer;
    const named = policies.findIndex(({ name = "" }) => {
      const value = /[\d.]+/.exec(name)?.[0];
      return value === undefined
        ? /the scenario as it is/.test(first)
        : new RegExp(`policy of ([a-z ]*)?${value.replace(".", "\\.")} `).test(first);
    });
    expect(named, first).toBeGreaterThanOrEqual(0);
    const upper = Number(policies[named].worstRegretUpper);
    expect(regret[named] - Math.min(...regret), first).toBeLessThanOrEqual(upper);
    if (/best policy in every one/.test(first)) expect(regret[named], first).toBe(0);
    const least = regret.indexOf(Math.min(...regret));
    if (least !== named) expect(policies[least].byWorst, first).not.toBe("");
  });
});

describe("the first sentence of a sensitivity", () => {
  thoroughTest(
    "screening names the setting with the largest mean effect, and the tornado the longest bar",
    async () => {
      const varied = ["policy.flexibleShare", "policy.openness", "policy.contractMonths"];
      const ranges = varied.flatMap((path) => ["--vary", path]);
      const of = await asked("sensitivity", "catfish", ...ranges);
      const effects = of
        .rows("sensitivity")
        .filter((row) => row.measure === "buyerValue" && row.group === "all" && row.over === "run");
      const largest = effects
        .filter((row) => row.index === "size")
        .sort((one, other) => Number(other.value) - Number(one.value))[0];
      const word: Readonly<Record<string, string>> = {
        "policy.flexibleShare": "flexible share",
        "policy.openness": "openness",
        "policy.contractMonths": "months",
      };
      expect(of.answer[0].toLowerCase()).toContain(word[largest.path ?? ""]);
      expect(isPrinted(of.answer[0], Number(largest.value))).toBe(true);
      const bars = varied.map((path) => {
        const ends = effects.filter((row) => row.path === path && (row.index === "low" || row.index === "high"));
        return Math.max(...ends.map((row) => Math.abs(Number(row.value))));
      });
      const longest = word[varied[bars.indexOf(Math.max(...bars))]];
      const tornado = of.answer.find((sentence) => sentence.startsWith("With all else as it is"));
      expect(tornado?.toLowerCase()).toContain(longest);
    },
  );
});

describe("the first sentence of a discovery", () => {
  thoroughTest("says the density and the coverage that its box has at the checked points", async () => {
    const when = [
      "--when",
      "buyerValue < 0.4",
      "--vary",
      "suppliers.newcomer.quality=0:1",
      "--vary",
      "policy.flexibleShare=0:0.6",
    ];
    const of = await asked("discover", "catfish", ...when, "--points", "64");
    const chosen = of.rows("boxes").find((row) => row.chosen === "yes");
    if (chosen === undefined) throw new Error("No box was chosen.");
    const limits = of.rows("limits").filter((row) => row.box === "1");
    const worlds = byPoint(of.rows("values"));
    const checked = of.rows("cases").filter((row) => row.role === "check");
    const isIn = (row: DSVRowString) =>
      limits.every(({ path = "", low, high }) => Number(row[path]) >= Number(low) && Number(row[path]) <= Number(high));
    const happens = (row: DSVRowString) => {
      const values = worlds.get(row.point ?? "") ?? [];
      return values.filter((value) => value < 0.4).length * 2 >= values.length;
    };
    const inside = checked.filter(isIn);
    const hits = inside.filter(happens);
    const density = Math.round((100 * hits.length) / inside.length);
    const coverage = Math.round((100 * hits.length) / checked.filter(happens).length);
    expect(of.answer[0]).toContain(`${density} %`.replace(" %", ""));
    expect(numbersIn(of.answer[0])).toContain(density);
    expect(numbersIn(of.answer[0])).toContain(coverage);
    expect(of.answer[0]).toContain(`${inside.length} of ${checked.length} checked points`);
  });
});
