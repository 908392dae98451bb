import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { needTool } from "../bringTool.ts";
import { inProcess } from "../cli/inProcess.ts";
import { withCommand } from "../cli/withCommand.ts";

/** What a shell says to these lines after the script was loaded. */
async function saidBy(shell: string, plain: readonly string[], lines: readonly string[]): Promise<string> {
  const { cwd, env } = withCommand();
  const { out } = await inProcess(["completion", shell]);
  writeFileSync(join(cwd, "script"), out);
  const ended = spawnSync(shell, [...plain, "-c", lines.join("\n")], { cwd, env, encoding: "utf8" });
  expect([ended.status, ended.stderr]).toEqual([0, ""]);
  return ended.stdout;
}

/** A word in the quotes of fish. */
function fishWord(word: string): string {
  return `'${word.replace(/[\\']/g, "\\$&")}'`;
}

describe("the script", () => {
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

  test("for fish completes paths that have to be quoted", async (context) => {
    needTool(context, "fish", { name: "fish", debian: "fish" });
    const typed = ["my", "my\\ m", "'my m", '"my', "it\\'s"];
    const said = await saidBy(
      "fish",
      ["--no-config"],
      [
        "source ./script",
        ...["my market.yaml", "it's.yaml"].map((name) => `echo 'extends: baseline' > ${fishWord(name)}`),
        ...typed.map((word) => `complete -C ${fishWord(`catfish run ${word}`)}`),
      ],
    );
    expect(said).toBe(`${"my market.yaml\n".repeat(4)}it's.yaml\n`);
  });
});
