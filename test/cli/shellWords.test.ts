import { describe, expect, test } from "vitest";
import { programName, shellOf } from "../../src/cli/print/shellHere.ts";
import { shellWord } from "../../src/words/shellWords.ts";

describe("a word that is pasted", () => {
  test.each([
    ["plain", "policy.flexibleShare=30%", "policy.flexibleShare=30%", "policy.flexibleShare=30%"],
    ["a space", "my market.yaml", "'my market.yaml'", '"my market.yaml"'],
    ["a quote", "it's", "'it'\\''s'", '"it\'s"'],
    ["what PowerShell would fill in", "$HOME", "'$HOME'", "'$HOME'"],
    ["its escape", "a`b", "'a`b'", "'a`b'"],
    ["both quotes", `"it's"`, `'"it'\\''s"'`, `'"it''s"'`],
    ["a comma, which makes a list", "a,b", "a,b", '"a,b"'],
    ["what begins a list", "@119", "@119", '"@119"'],
    ["a comparison", "price > 1", "'price > 1'", '"price > 1"'],
    ["a path of Windows", "C:\\results\\a", "'C:\\results\\a'", "C:\\results\\a"],
    ["nothing", "", "''", '""'],
  ])("with %s is one word to either shell", (_, word, posix, powershell) => {
    expect([shellWord(word, "posix"), shellWord(word, "powershell")]).toEqual([posix, powershell]);
  });

  test("is for the shell that runs, by its surroundings", () => {
    expect(shellOf({ PSModulePath: "C:\\Modules" })).toBe("powershell");
    expect(shellOf({ PSModulePath: "C:\\Modules", MSYSTEM: "MINGW64" })).toBe("posix");
    expect(shellOf({ SHELL: "/bin/zsh" })).toBe("posix");
    expect([programName({ npm_command: "exec" }), programName({})]).toEqual(["npx catfish", "catfish"]);
  });
});
