import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { few } from "../thorough.ts";
import { freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

/** Groups with names that stand nowhere else, and labels of several scripts with what Markdown and HTML would read. */
const MINE = `title: A market with labels
extends: newcomer-playbook
reference: none
months: 36
claims: []
lookAt: ["inertia:qold"]
goals: [{ measure: "shareOfSpend:qnew", is: atLeast, value: 2%, share: 50% }]
buyers:
  - { name: buyer, count: 0 }
  - { name: qbig, label: "Größte <b>Käufer</b>", count: 2 }
  - { name: qsmall, label: "长江电厂 *A*", count: 2, policy: { flexibleShare: 0.3 } }
suppliers:
  - { name: powerhouse, count: 0 }
  - { name: challenger, count: 0 }
  - { name: qold, label: 'Alte "Garde"', kind: fixed, count: 4 }
  - { name: qback, label: "备用 | Ersatz", kind: flexible, count: 3 }
  - { name: qnew, label: "Neue & Söhne", kind: newcomer, count: 2, entry: { month: 4, rate: 0.05 } }
  - name: qus
    label: "我们的公司 (Köln)"
    kind: newcomer
    count: 1
    entry: { month: 4, rate: 0 }
    strategy: { managers: 1, online: 0.005 }
`;

/** A name that stands by itself: in no path, series, option or command. */
const BARE = /(?<![\w.:"-])q(?:big|small|old|back|new|us)s?(?![\w-]|\.\w)/;

/** What each command shows of the labels. */
const asked: readonly (readonly [words: readonly string[], shows: readonly string[]])[] = [
  [["sweep", "-", "--vary", "suppliers.qnew.count=1,2"], ["number of suppliers in Neue & Söhne"]],
  [
    [
      "choose",
      "-",
      "--lever",
      "buyers.qsmall.policy.openness=20%,60%",
      "--uncertain",
      "suppliers.qold.quality=0.5,0.9",
    ],
    ["openness of 长江电厂 *A* 60 %", 'quality of Alte "Garde"'],
  ],
  [
    ["what-if", "-", "--set", "suppliers.qnew.quality=0.9", "--explain"],
    ["quality of Neue & Söhne", "备用 | Ersatz"],
  ],
  [
    ["run", "-", "--set", "reference=without-strategy", "--set", "for=qus"],
    ["我们的公司 (Köln)", "长江电厂 *A*"],
  ],
  [
    ["sensitivity", "-", "--vary", "suppliers.qold.quality=0.5:0.9", "--measure", "price:qold"],
    ['Quality of Alte "Garde"'],
  ],
  [
    ["sweep", "-", "--vary", "suppliers.qus.strategy.managers=0,2", "--vary", "suppliers.qold.quality=0.5,0.9"],
    ["managers of 我们的公司 (Köln)", 'quality of Alte "Garde"'],
  ],
  [
    ["discover", "-", "--vary", "suppliers.qnew.quality=0.3:0.9", "--when", "shareOfSpend:qnew > 2%"],
    ["quality of Neue & Söhne"],
  ],
  [["effect", "-", "--set", "reference=without-entry"], []],
  [
    ["allocate", "-", "--budget", "0.02", "--group", "qus", "--over", "managers,online", "--points", "2"],
    ["我们的公司 (Köln)"],
  ],
];

/** What people read of a page, a picture or an answer: without scripts, data and commands. */
function readable(text: string): string {
  return text
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/ (?:href|id|data-[a-z]+)="[^"]*"/g, "")
    .replace(/<code>[\s\S]*?<\/code>|`[^`\n]*`/g, "")
    .replace(/^.*(?:catfish [a-z-]+ -|catfish allocate|--group ).*$/gm, "")
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&")
    .replaceAll("\\<", "<")
    .replaceAll("\\|", "|");
}

test.each(few(asked, 3))("says labels and no names of groups: %j", async (words, shows) => {
  const out = join(freshFolder(), "out");
  const ended = await inProcess([...words, "-n", "4", "--no-cache", "--out", out], MINE);
  expect(ended).toMatchObject({ code: 0 });
  const files = readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(md|html|svg)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
  const read = [ended.out, ...files.map((path) => readFileSync(path, "utf8"))].map(readable);
  const bare = read.flatMap((text) => {
    const found = text.search(BARE);
    return found < 0 ? [] : [text.slice(Math.max(0, found - 80), found + 80)];
  });
  expect(bare).toEqual([]);
  const all = read.join("\n").replace(/\s+/g, " ");
  for (const label of shows) expect(all).toContain(label);
  for (const path of files) expect(readFileSync(path, "utf8")).not.toMatch(/(^|[^\\])<b>Käufer/);
});
