import { cpSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { few as firstOf } from "../thorough.ts";
import { expectReadAloud } from "../words/readAloud.ts";
import { catfish, freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";
import { resigned } from "./resigned.ts";

/** Small: two channels, four splits between the corners, four worlds of 48 months. */
const few = ["--points", "4", "-n", "4", "--months", "48", "--no-cache", "--quiet"];
const two = ["--group", "challenger", "--budget", "0.04", "--over", "managers,online"];
const small = ["allocate", "newcomer-playbook", ...two, ...few];

function resultIn(folder: string): Record<string, string> {
  const { "run-info.json": _, ...rest } = hashesBelow(folder);
  return rest;
}

const words = (text: string) => text.replace(/\s+/g, " ");

describe("catfish allocate", () => {
  const home = freshFolder();
  const folder = join(home, "split");
  let said = "";
  beforeAll(async () => {
    const { code, out, error } = await inProcess([...small, "--out", folder]);
    expect([code, error]).toEqual([0, ""]);
    said = words(out);
  });

  test("says between which shares, what the even split loses, all on each channel, and what to do next", () => {
    expect(said).toContain("Split of a budget of challenger: How a newcomer gets in");
    expect(said).toContain(
      "For challenger, in this model, over all four years (discounted at 8 % a year), 0.04 unit costs a month ",
    );
    expect(said).toMatch(
      /brings most supplier profit of challenger with (all|most|some) of it on|how .* is best shared out|is better not spent on these channels at all/,
    );
    expect(said).toMatch(/Proposed is .*, (the middle of all that may be the best|the best that was tried)\./);
    expect(said).toMatch(/By chance alone the best split would have [^.]+ \(95 %, 4 worlds\)\./);
    expect(said).toMatch(/in 4 worlds that did not choose it/);
    const { answer } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
    expectReadAloud(answer);
    // Two of the budget and its discount, one a channel, an estimate and its interval.
    expect(
      answer
        .slice(0, 3)
        .join(" ")
        .match(/\d[\d.,]*/g).length,
    ).toBeLessThanOrEqual(8);
    expect(said).toMatch(/[Tt]he even split/);
    expect(said).toMatch(/All on one channel is behind the proposed split by .* on account managers/);
    expect(said).toContain("From 4 worlds they are rough");
    expect(said).toMatch(/catfish what-if \S+scenario\.yaml .*--set suppliers\.challenger\.strategy\.managers=/);
    expect(said).toMatch(
      /catfish sweep newcomer-playbook .*--vary suppliers\.challenger\.strategy\.budgetScale=0:3:0\.25 --measure profit:challenger/,
    );
  });

  test("writes shares that add up to the budget at the price of each channel", () => {
    const [head, ...rows] = readFileSync(join(folder, "data", "shares.csv"), "utf8")
      .trim()
      .split("\n");
    expect(head.split(",").slice(0, 8)).toEqual("channel,path,price,share,lower,upper,spend,value".split(","));
    const cells = rows.map((row) => row.split(","));
    expect(cells.map(([channel]) => channel)).toEqual(["managers", "online"]);
    const sum = (column: number) => cells.reduce((all, row) => all + Number(row[column]), 0);
    expect(sum(3)).toBeCloseTo(1, 9);
    expect(sum(6)).toBeCloseTo(0.04, 9);
    // A manager costs 0.016 a month.
    expect(Number(cells[0][7]) * 0.016).toBeCloseTo(Number(cells[0][6]), 9);
  });

  test("writes and draws what each channel brings for other amounts on it, in the worlds that chose nothing", () => {
    const csv = (name: string) => {
      const [head, ...rows] = readFileSync(join(folder, "data", name), "utf8")
        .trim()
        .split("\n");
      return rows.map((row) => Object.fromEntries(row.split(",").map((cell, at) => [head.split(",")[at], cell])));
    };
    const [rows, valued] = [csv("responses.csv"), csv("valued.csv")];
    const summary = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
    for (const { name, share, gain } of summary.channels) {
      const own = rows.filter(({ channel }) => channel === name);
      expect(Number(own[0].spend)).toBe(0);
      expect(Number(own.at(-1)?.spend)).toBeGreaterThanOrEqual(0.04);
      // The same point has the same mean in both tables, and its gain is the difference of two of them.
      for (const { point, mean, gain: above } of own) {
        expect(valued.find((each) => each.point === point)?.mean).toBe(mean);
        expect(Number(above)).toBeCloseTo(Number(mean) - Number(own[0].mean), 6);
      }
      const proposed = own.find(({ split }) => split === "proposed");
      expect(Number(proposed?.share)).toBeCloseTo(share, 6);
      if (share > 0) expect(gain.mean).toBe(Number(proposed?.gain));
    }
    const page = readFileSync(join(folder, "charts", "allocation-responses.vl.json"), "utf8");
    expect(page).toContain("Account managers: change in supplier profit");
    expect(page).toContain("Online presence: change in supplier profit");
  });

  test("is verified world by world, and drawn again without simulating", async () => {
    expect((await inProcess(["verify", folder, "--sample", "all"])).code).toBe(0);
    const again = join(home, "again");
    expect((await inProcess(["report", folder, "--out", again])).code).toBe(0);
    expect(resultIn(again)).toEqual(resultIn(folder));
  });

  test("is of whoever asks in the scenario where no group is named, to the same bytes", async () => {
    const asked = join(home, "asked");
    const [command, scenario, ...rest] = small;
    const bare = rest.filter((word, at) => word !== "--group" && rest[at - 1] !== "--group");
    expect((await inProcess([command, scenario, ...bare, "--out", asked])).code).toBe(0);
    expect(resultIn(asked)).toEqual(resultIn(folder));
  });

  test("is the same with more threads, in another folder and from its own scenario.yaml", async () => {
    const threads = join(home, "threads");
    expect((await inProcess([...small, "--workers", "2", "--out", threads])).code).toBe(0);
    expect(resultIn(threads)).toEqual(resultIn(folder));
  });

  const forgeries: readonly [string, string, RegExp, string][] = [
    [
      "a share that is proposed",
      "data/shares.csv",
      /^managers,.*$/m,
      "managers,x,0.016,0.5,0.4,0.6,0.02,1.25,0,0,0,both",
    ],
    ["what was seen in a world", "data/values.csv", /^0,0,[^,\n]+/m, "0,0,0.7"],
    ["the group", "manifest.json", /"group": "challenger"/, '"group": "newcomer"'],
    ["what the even split gives", "data/valued.csv", /(even,,profit,[^,]+,challenger,4,)[^,]+/, "$11.5"],
    ["the budget", "manifest.json", /"budget": 0.04/, '"budget": 0.05'],
    ["a channel", "manifest.json", /"online"/, '"brand"'],
  ];
  test.each(firstOf(forgeries, 3))("is not verified where %s was changed", async (_, path, what, by) => {
    const forged = join(freshFolder(), "forged");
    cpSync(folder, forged, { recursive: true });
    resigned(forged, path, (text) => {
      expect(text).toMatch(what);
      return text.replace(what, by);
    });
    const { code } = await inProcess(["verify", forged, "--sample", "all", "--quiet"]);
    expect([1, 2]).toContain(code);
  });

  test("tells the same to programs", async () => {
    const { code, out } = await inProcess([...small, "--json", "--no-charts", "--out", join(home, "json")]);
    expect(code).toBe(0);
    const told = JSON.parse(out.trim().split("\n").at(-1) ?? "");
    expect(told).toMatchObject({ kind: "allocation", budget: 0.04, spender: "challenger", measure: "profit" });
    const shares = told.channels.map(({ share }: { share: number }) => share);
    expect(shares[0] + shares[1]).toBeCloseTo(1, 9);
  });

  test("takes what the scenario spends where no budget is given, and several measures, in money", async () => {
    const euro = ["--set", "currency=EUR", "--set", "unitCost=80"];
    const asked = ["--group", "challenger", "--over", "managers,online", "--measure", "profit,shareOfSpend"];
    const out = join(home, "euro");
    const ended = await inProcess(["allocate", "newcomer-playbook", ...asked, ...few, ...euro, "--out", out]);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    // One manager of 0.016 and 0.005 online, at 80 EUR a unit cost.
    expect(words(ended.out)).toContain("1.68 EUR a month (0.021 unit costs a month) ");
    expect(words(ended.out)).toMatch(/Share of spend of challenger is .* at that split/);
    expect(JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")).design).toMatchObject({
      budget: 0.021,
      measures: ["profit:challenger", "shareOfSpend:challenger"],
    });
    expect((await inProcess(["verify", out, "--sample", "2"])).code).toBe(0);
  });

  test("says how the split does in markets that are as plausible, at the same pay of managers", async () => {
    const out = join(home, "markets");
    const ended = await inProcess([...small, "--plausible", "6", "--no-charts", "--out", out]);
    expect([ended.code, ended.error]).toEqual([0, ""]);
    expect(words(ended.out)).toMatch(
      /Of 7 splits that were tried in 6 markets that are as plausible, the nearest to the proposed one does better than the even one in [0-6] of them: \d+ %/,
    );
    const draws = readFileSync(join(out, "data", "plausible-draws.csv"), "utf8");
    expect(draws).not.toContain("selling.cost.manager");
    expect(draws).toContain("selling.");
    expect((await inProcess(["verify", out, "--sample", "all"])).code).toBe(0);
  });

  test("goes for a group that has no strategy yet too, and says so", async () => {
    const asked = ["allocate", "newcomer-playbook", "--group", "backup", "--budget", "0.02", "--over", "online,brand"];
    const { code, error } = await inProcess([...asked, ...few, "--no-charts", "--out", join(home, "backup")]);
    expect(code).toBe(0);
    expect(words(error)).toContain('"backup" has no strategy in the scenario');
  });

  test("leaves to choose what is a choice among strategies, in the words of its levers", async () => {
    const lever = ["--lever", "suppliers.challenger.strategy.managers=0.5,2"];
    const uncertain = ["--uncertain", "policy.openness=0.05,0.4", "-n", "4", "--months", "48", "--no-cache"];
    const asked = ["choose", "newcomer-playbook", "--for", "challenger", ...lever, ...uncertain];
    const { code, out } = await inProcess([...asked, "--no-charts", "--quiet", "--out", join(home, "choice")]);
    expect(code).toBe(0);
    expect(words(out)).toContain("The policies set managers of challenger (suppliers.challenger.strategy.managers).");
    expect(words(out)).toMatch(/managers of challenger (0\.5|2) /);
  });

  test("names its folder after group and channels", () => {
    const { code, out } = catfish([...small, "--no-charts", "--json"], { cwd: freshFolder() });
    expect(code).toBe(0);
    expect(out).toContain("allocate-newcomer-playbook-challenger-managers-online");
  });

  test("is explained, with its options and tables", async () => {
    for (const [name, text] of [
      ["allocate", "Share out a budget"],
      ["--budget", "What each supplier of the group has"],
      ["splits.csv", "Splits of the budget that were tried"],
      ["valued.csv", "What is worth how much"],
      ["responses.csv", "Responses to money on each channel"],
      ["allocation-responses", "What does the money on each channel bring"],
      ["allocation-returns", "What does more money bring"],
    ]) {
      const { code, out } = await inProcess(["explain", name]);
      expect(code, name).toBe(0);
      expect(words(out)).toContain(text);
    }
  });
});

describe("catfish allocate refuses", () => {
  const asked = ["allocate", "newcomer-playbook"];
  const challenger = ["--group", "challenger"];
  const money = ["--budget", "0.04"];
  const over = ["--over", "managers,online"];

  test.each([
    [
      "a group that is not there",
      ["--group", "chalenger", ...money, ...over],
      '"newcomer-playbook" has no profit of "chalenger"',
    ],
    ["a group of buyers", ["--group", "buyer", ...money, ...over], '"buyer"'],
    ["all suppliers", ["--group", "all", ...money, ...over], 'There is no group of suppliers "all".'],
    [
      "a group that nobody belongs to",
      [...challenger, ...money, ...over, "--set", "suppliers.challenger.count=0"],
      "challenger",
    ],
    ["no channels", [...challenger, ...money], "Say among which channels with --over"],
    ["a channel that is none", [...challenger, ...money, "--over", "managers,onlin"], "Did you mean online ?"],
    [
      "a lever without a price",
      [...challenger, ...money, "--over", "managers,coCreation"],
      "coCreation has no price of its own",
    ],
    ["one channel", [...challenger, ...money, "--over", "managers"], "there is nothing to share out"],
    ["a channel twice", [...challenger, ...money, "--over", "online,online"], "--over names online twice."],
    ["a budget of 0", [...challenger, "--budget", "0", ...over], '--budget takes an amount above 0, not "0".'],
    ["a budget below 0", [...challenger, "--budget=-1", ...over], 'an amount above 0, not "-1"'],
    ["a budget that is no number", [...challenger, "--budget", "much", ...over], 'above 0, not "much"'],
    ["a budget that a channel cannot take", [...challenger, "--budget", "11", ...over], "--budget 3.04 or less"],
    [
      "no budget where nothing is spent",
      ["--group", "powerhouse", ...over],
      '"powerhouse" spends nothing on managers, online in the scenario',
    ],
    [
      "a size of the programme",
      [...challenger, ...money, ...over, "--set", "suppliers.challenger.strategy.budgetScale=2"],
      "`suppliers.challenger.strategy.budgetScale` is 2, which multiplies all that a split spends.",
    ],
    [
      "people who cost nothing",
      [...challenger, ...money, ...over, "--set", "selling.cost.manager=0"],
      "A manager costs nothing here (selling.cost.manager is 0)",
    ],
    ["worlds without a number", [...challenger, ...money, ...over, "-n", "auto"], "not auto"],
    ["one world", [...challenger, ...money, ...over, "-n", "1"], "2 is the least for catfish allocate"],
    [
      "a measure of which neither way is better",
      [...challenger, ...money, ...over, "--measure", "concentration"],
      "concentration",
    ],
    [
      "points that are none",
      [...challenger, ...money, ...over, "--points", "0"],
      "--points takes a whole number from 1",
    ],
  ])("%s, in one message and without a trace", async (_, more, message) => {
    const folder = join(freshFolder(), "result");
    const { code, out, error } = await inProcess([...asked, ...more, "--no-cache", "--out", folder]);
    expect(words(error)).toContain(message);
    expect(error).not.toMatch(/\n\s+at /);
    expect([code, out]).toEqual([2, ""]);
    expect(existsSync(folder)).toBe(false);
  });

  test.each([
    ["nobody asks and nobody sells", "baseline", "Groups of suppliers: powerhouse"],
    ["several have a strategy and buyers ask", "two.yaml", "Groups with a strategy: powerhouse, challenger"],
  ])("no group where %s", async (_, scenario, groups) => {
    const folder = freshFolder();
    const file = join(folder, "two.yaml");
    writeFileSync(
      file,
      "title: Two\nextends: newcomer-playbook\nfor: buyers\nsuppliers:\n  - name: powerhouse\n    strategy: { improvement: 0.01 }\n",
    );
    const named = scenario === "two.yaml" ? file : scenario;
    const { code, out, error } = await inProcess(["allocate", named, ...money, ...over, "--out", join(folder, "none")]);
    expect(words(error)).toContain(
      "Say whose budget it is with --group: the scenario does not say which suppliers ask.",
    );
    expect(words(error)).toContain(groups);
    expect([code, out]).toEqual([2, ""]);
  });

  test("a lever that the timetable sets, with its month", async () => {
    const file = join(freshFolder(), "timed.yaml");
    writeFileSync(
      file,
      "title: Timed\nextends: newcomer-playbook\ntimetable:\n  - { month: 30, set: { suppliers.challenger.strategy.online: 0.02 } }\n",
    );
    const { code, error } = await inProcess(["allocate", file, ...challenger, ...money, ...over]);
    expect(words(error)).toContain(
      "The timetable sets `suppliers.challenger.strategy.online` in month 30, so that no split of a budget holds all the time.",
    );
    expect(code).toBe(2);
  });
});
