import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { needTool } from "../bringTool.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

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

/** A folder in which `catfish` is a command, as it was built. */
function withCommand(): { readonly cwd: string; readonly env: NodeJS.ProcessEnv } {
  const cwd = freshFolder();
  const program = fileURLToPath(new URL("../../.build/catfish.js", import.meta.url));
  mkdirSync(join(cwd, "bin"));
  writeFileSync(join(cwd, "bin", "catfish"), `#!/bin/sh\nexec "${process.execPath}" "${program}" "$@"\n`);
  chmodSync(join(cwd, "bin", "catfish"), 0o755);
  return { cwd, env: { ...process.env, PATH: `${join(cwd, "bin")}:${process.env.PATH}` } };
}

/** What a shell says to these lines after the script was loaded. */
async function saidBy(shell: string, plain: readonly string[], lines: readonly string[]): Promise<string> {
  const { cwd, env } = withCommand();
  const { out } = await inProcess(["completion", shell]);
  writeFileSync(join(cwd, "script"), out);
  const ended = spawnSync(shell, [...plain, "-c", lines.join("\n")], { cwd, env, encoding: "utf8" });
  expect([ended.status, ended.stderr]).toEqual([0, ""]);
  return ended.stdout;
}

/** What real bash makes of a line on which Tab is pressed at its end. */
function completedByBash(
  line: readonly string[],
  script: string,
): { readonly replies: string; readonly error: string } {
  const { cwd, env } = withCommand();
  const words = line.map((word) => `'${word}'`).join(" ");
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

  test("for zsh hands the program the words, and zsh what completes the last", async (context) => {
    needTool(context, "zsh", { name: "zsh", debian: "zsh" });
    const press = (...words: string[]) => `words=(${words.join(" ")}); CURRENT=${words.length}; _catfish; print .`;
    const said = await saidBy(
      "zsh",
      ["-f"],
      [
        // What zsh has only while it completes.
        "compdef() { :; }",
        "_files() { print files; }",
        'compadd() { while [[ $1 != -- ]]; do shift; done; shift; print -l -- "$@"; }',
        "source ./script",
        press("catfish", "run", "loy"),
        press("catfish", "run", "catfish", "--set", "policy.flexibleSh"),
        press("catfish", "run", "catfish", "--set", "entry.enabled=f"),
        press("catfish", "rnu", "x"),
      ],
    );
    expect(said).toBe("loyal-or-shopping\n.\npolicy.flexibleShare=\n.\nentry.enabled=false\n.\nfiles\n.\n");
  });

  test("for fish completes what fish is asked for", async (context) => {
    needTool(context, "fish", { name: "fish", debian: "fish" });
    const lines = ["run loy", "run catfish --set policy.flexibleSh", "run catfish --set entry.enabled=f", "rnu x"];
    const said = await saidBy(
      "fish",
      ["--no-config"],
      ["source ./script", ...lines.flatMap((line) => [`complete -C 'catfish ${line}'`, "echo ."])],
    );
    expect(said).toBe("loyal-or-shopping\n.\npolicy.flexibleShare=\n.\nentry.enabled=false\n.\n.\n");
  });

  test.each(["bash", "zsh", "fish"])("for %s asks the program and lets nothing else into the line", async (shell) => {
    const { code, out, error } = await inProcess(["completion", shell]);
    expect([code, error]).toEqual([0, ""]);
    expect(out).toMatch(/catfish --complete .*2>\/dev\/null/);
  });
});
