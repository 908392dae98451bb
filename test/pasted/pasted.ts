import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect } from "vitest";
import { catfish, type Ended, freshFolder } from "../cli/commandLine.ts";

/** A market that is simulated in no time, and in which all questions have something to ask. */
export const small = `extends: baseline
reference: without-entry
months: 14
buyers: [{ name: buyer, count: 2 }]
suppliers: [{ name: newcomer, entry: { month: 4 } }]
claims:
  - { says: The price is above nothing., measure: price, is: above, value: 0 }
`;
const wavering = `extends: small.yaml
claims: [{ says: Newcomers lower the price., measure: price, against: without-entry, is: lower, by: 0.1 }]
`;
const wrong =
  "extends: small.yaml\nclaims: [{ says: The price is below nothing., measure: price, is: below, value: 0 }]\n";

export function workshop(): string {
  const cwd = freshFolder();
  const files = { "small.yaml": small, "wavering.yaml": wavering, "wrong.yaml": wrong, "my market.yaml": small };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

/** Commands that an answer proposes, each alone in a line below its question. */
export function proposed({ out }: Ended): string[] {
  return [...out.matchAll(/^ {7}(catfish .*)$/gm)].map(([, command]) => command);
}

/** The words that a real shell makes of lines that are pasted; one shell for all, since starting it takes longer. */
export function wordsIn(lines: readonly string[]): string[][] {
  const script = `catfish() { printf '%s\\0' "$@"; printf '\\n\\0'; }; ${lines.join("\n")}`;
  const printed = execFileSync("bash", ["-c", script], { encoding: "utf8" });
  return printed
    .split("\n\0")
    .slice(0, -1)
    .map((words) => words.split("\0").slice(0, -1));
}

/** What the manifests below a folder say of worlds and months, by the folder of the result and when it was written. */
function manifests(cwd: string): Map<string, string> {
  const files = readdirSync(cwd, { recursive: true, withFileTypes: true }).filter(
    ({ name }) => name === "manifest.json",
  );
  return new Map(
    files.map(({ parentPath }) => {
      const path = join(parentPath, "manifest.json");
      const { seed, window, months, replications, kind, arms, explained } = JSON.parse(readFileSync(path, "utf8"));
      const said = JSON.stringify({ seed, window, months, replications });
      return [`${relative(cwd, parentPath)} ${kind} ${statSync(path).mtimeMs} ${arms?.length} ${explained}`, said];
    }),
  );
}

/** Pastes what a command proposes, and what that proposes, each once; gives what came out otherwise than it should. */
export function pasted(
  cwd: string,
  words: readonly string[],
  ended: Ended,
  depth = 1,
  done = new Set<string>(),
): string[] {
  const faults: string[] = [];
  const lines = proposed(ended);
  for (const [at, next] of wordsIn(lines).entries()) {
    const line = lines[at];
    if (JSON.stringify(next) === JSON.stringify(words)) faults.push(`proposes itself: ${line}`);
    if (done.has(line)) continue;
    done.add(line);
    const before = manifests(cwd);
    const again = catfish([...next, "--quiet"], { cwd });
    if (again.code !== 0) faults.push(`${line}\n  ends with ${again.code}: ${again.error}`);
    else if (/^Kept /m.test(again.out)) faults.push(`${line}\n  has nothing to do`);
    for (const [made, said] of manifests(cwd))
      if (!before.has(made)) faults.push(...otherThan(words, next, made, said));
    if (depth > 1) faults.push(...pasted(cwd, next, again, depth - 1, done));
  }
  return faults;
}

/** Whether a result has the worlds and months of the request before it, as far as that says what they are. */
function otherThan(words: readonly string[], next: readonly string[], made: string, said: string): string[] {
  const { seed, window, replications } = JSON.parse(said);
  const given = (name: string, from = words) => {
    const at = from.findIndex((word) => word === name || word.startsWith(`${name}=`));
    return at < 0 ? undefined : from[at].includes("=") ? from[at].slice(name.length + 1) : from[at + 1];
  };
  const worlds = given("-n", next) ?? given("-n");
  const isOther = [
    given("--seed") !== undefined && given("--seed") !== seed,
    given("--window") !== undefined && given("--window") !== window.join(":"),
    worlds !== undefined && worlds !== "auto" && Number(worlds) !== replications,
  ];
  return isOther.includes(true) ? [`${next.join(" ")}\n  gives ${made}: ${said}`] : [];
}

/** The same, of a command line that must do what it says. */
export function faultsAfter(words: readonly string[], cwd = workshop(), depth = 1): string[] {
  const ended = catfish([...words, "--quiet"], { cwd });
  expect([ended.code, ended.error]).toEqual([expect.toSatisfy((code) => code === 0 || code === 1), ""]);
  expect(proposed(ended).length, ended.out).toBeGreaterThan(0);
  return pasted(cwd, words, ended, depth);
}
