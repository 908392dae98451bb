import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shellWord } from "../../src/words/shellWords.ts";
import { inProcess } from "./inProcess.ts";
import { withCommand } from "./withCommand.ts";

/** What the program offers for the last of these words. */
async function offered(...words: string[]): Promise<string[]> {
  const { code, out, error } = await inProcess(["--complete", ...words]);
  expect([code, error]).toEqual([0, ""]);
  return out.split("\n").filter((line) => line !== "");
}

describe("the shell is offered", () => {
  test("commands, and for help the same", async () => {
    expect(await offered("sen")).toEqual(["sensitivity"]);
    expect(await offered("help", "what")).toEqual(["what-if"]);
  });

  test("scenarios and options", async () => {
    expect(await offered("run", "loy")).toEqual(["loyal-or-shopping"]);
    expect(await offered("run", "catfish", "--see")).toEqual(["--seed"]);
  });

  test.each([
    [["run", "catfish", "--set", "policy.fl"], "policy.flexibleShare="],
    [["run", "catfish", "--set", "suppliers.newcomer.entry.m"], "suppliers.newcomer.entry.month="],
    [["run", "catfish", "--set", "entry.enabled=f"], "entry.enabled=false"],
    [["run", "catfish", "--set=policy.fl"], "--set=policy.flexibleShare="],
    [["sweep", "catfish", "--vary", "policy.flexibleShare="], "policy.flexibleShare=0:1"],
    [["sweep", "catfish", "--measure", "buyerV"], "buyerValue"],
    [["sweep", "catfish", "--measure", "profit:newc"], "profit:newcomer"],
    [["run", "catfish", "--format", "csv,x"], "csv,xlsx"],
    [["run", "catfish", "-n", "a"], "auto"],
    [["sensitivity", "catfish", "--method", "s"], "sobol"],
    [["explain", "flexibleSh"], "flexibleShare"],
    [["choose", "catfish", "--for", "newc"], "newcomer"],
    [["allocate", "newcomer-playbook", "--group", "chal"], "challenger"],
    [["run", "catfish", "--detail", "rel"], "relations"],
    [["completion", "f"], "fish"],
  ])("values: after %j", async (words, value) => {
    expect(await offered(...words)).toContain(value);
  });

  test.each([
    [["no-such-command", "x"]],
    [["run", "no-such-scenario", "--set", "nothing.like.this"]],
    [["run", "catfish", "--seed", ""]],
    [["run", "catfish", "--nope", "zz"]],
    [[]],
    [["verify", "/no/such/folder/x"]],
  ])("nothing, and no word of it, where nothing fits: %j", async (words) => {
    const found = await offered(...words);
    expect(found.filter((word) => word.includes(" "))).toEqual([]);
  });
});

/** What real bash makes of a line on which Tab is pressed at its end. */
function completedByBash(
  line: readonly string[],
  script: string,
): { readonly replies: string; readonly error: string } {
  const { cwd, env } = withCommand();
  for (const name of ["my market.yaml", "it's.yaml"]) writeFileSync(join(cwd, name), "extends: newcomer-playbook\n");
  const words = line.map((word) => shellWord(word, "posix")).join(" ");
  const press = `COMP_WORDS=(${words}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _catfish_complete; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const ended = spawnSync("bash", ["--norc", "-c", `${script}\n${press}`], {
    cwd,
    encoding: "utf8",
    env,
  });
  return { replies: ended.stdout, error: ended.stderr };
}

describe("the script", () => {
  test("for bash completes words, also those that bash breaks at = and :", async () => {
    const { out: script } = await inProcess(["completion", "bash"]);
    expect(completedByBash(["catfish", "run", "loy"], script)).toEqual({ replies: "loyal-or-shopping\n", error: "" });
    const choice = ["catfish", "run", "catfish", "--set", "entry.enabled", "=", "f"];
    expect(completedByBash(choice, script)).toEqual({ replies: "false\n", error: "" });
    const group = ["catfish", "sweep", "catfish", "--measure", "profit", ":", "newc"];
    expect(completedByBash(group, script)).toEqual({ replies: "newcomer\n", error: "" });
    expect(completedByBash(["catfish", "rnu", "x"], script)).toEqual({ replies: "\n", error: "" });
  });

  test.each([
    ["as it is", ["my"], "my market.yaml"],
    ["with a space that has a backslash", ["my\\ m"], "my market.yaml"],
    ["in a quote that is open", ["'my m"], "my market.yaml"],
    ["in the other quote", ['"my'], "my market.yaml"],
    ["with a quote in it", ["it\\'"], "it's.yaml"],
    ["and a setting in quotes", ["catfish", "--set", "'entry.enabled=f"], "entry.enabled=false"],
    [
      "and a setting of a group of its own",
      ["my\\ market.yaml", "--set", "suppliers.challenger.ki"],
      "suppliers.challenger.kind=",
    ],
    [
      "in quotes, and a setting",
      ["'my market.yaml'", "--set", "suppliers.challenger.qualityS"],
      "suppliers.challenger.qualitySpread=",
    ],
  ])("for bash completes a path %s", async (_, words, reply) => {
    const { out: script } = await inProcess(["completion", "bash"]);
    const { replies, error } = completedByBash(["catfish", "run", ...words], script);
    expect([replies.split("\n")[0], error]).toEqual([reply, ""]);
  });

  test.each(["bash", "zsh", "fish"])("for %s asks the program and lets nothing else into the line", async (shell) => {
    const { code, out, error } = await inProcess(["completion", shell]);
    expect([code, error]).toEqual([0, ""]);
    expect(out).toMatch(/catfish --complete .*2>\/dev\/null/);
  });
});
