import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { explorations } from "../../src/cli/explorations/all.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

describe("the table of explorations", () => {
  test.each(Object.entries(explorations))(
    "%s is the command and the folder of the question that it loads",
    async (command, exploration) => {
      const named = await exploration.use((kind) => ({ command: kind.command, folder: kind.name }));
      expect(named).toEqual({ command, folder: exploration.folder });
    },
  );
});

describe("an exploration of a measure that some worlds do not have", () => {
  // One buyer that lets hardly anybody in: in most worlds nothing is bought from a newcomer, which has no price then.
  const small = ["-n", "10", "--months", "20", "--window", "12:14", "--no-charts", "--no-cache", "--quiet"];
  const market = ["suppliers.newcomer.entry.month=6", "policy.openness=0.03", "buyers.buyer.count=1"];
  const asked = ["catfish", ...small, ...market.flatMap((setting) => ["--set", setting])];
  const negotiation = ["--vary", "policy.negotiation=0.3:0.9"];
  const price = ["--measure", "price:newcomer"];

  test.each([
    ["sweep", "At 2 of the 2 points", [...price, "--vary", "policy.flexibleShare=0.1,0.3"]],
    ["sensitivity", "At 3 of 3 points", [...price, "--method", "tornado", ...negotiation]],
    ["discover", "At 17 of the 17 points", ["--when", "price:newcomer > 1.3", "--points", "19", ...negotiation]],
    [
      "choose",
      "Under some policy in 2 of the 2 futures",
      [...price, "--lever", "policy.negotiation=0.3,0.9", "--uncertain", "market.demandVolatility=0,0.3"],
    ],
  ])("says in a %s that means are over other worlds and months", async (command, where, words) => {
    const { code, out } = await inProcess([command, ...asked, ...words, "--out", join(freshFolder(), "result")]);
    expect(code).toBe(0);
    expect(out.replace(/\s+/g, " ")).toContain(
      `${where} price of newcomer has no value in some or all of the worlds: means are over the worlds that have one, and in each over the months that have one, which need not be the same everywhere.`,
    );
  });

  test("says nothing of it where all worlds have a value", async () => {
    const words = ["--measure", "price", "--vary", "policy.flexibleShare=0.1,0.3"];
    const { out } = await inProcess(["sweep", ...asked, ...words, "--out", join(freshFolder(), "result")]);
    expect(out.replace(/\s+/g, " ")).not.toContain("some or all of the worlds");
  });
});
