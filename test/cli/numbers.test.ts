import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { few } from "../thorough.ts";
import { inProcess } from "./inProcess.ts";

/*
 * A market whose prices are very small or very large numbers, through every kind of question: all that people read of it
 * has numbers of the one form, and no price is said to be 0.
 */

const frozen = fileURLToPath(new URL("../freeze/", import.meta.url));
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "catfish-numbers-"));
  for (const unitCost of ["0.0001", "48000000"])
    writeFileSync(
      join(folder, `m${unitCost.replace(".", "-")}.yaml`),
      `${readFileSync(join(frozen, "short.yaml"), "utf8")}currency: EUR\nunitCost: ${unitCost}\n`,
    );
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Command lines by their kind; FILE is the scenario, PRICE a price in the middle of what there is. */
const questions: Readonly<Record<string, string>> = {
  run: "run FILE -n 4",
  "run of one world": "run FILE -n 1",
  compare: "what-if FILE -n 4 --set policy.openness=0.6 --explain",
  sweep: "sweep FILE -n 3 --measure price --vary policy.openness=0:0.4:0.2",
  "sweep of one world": "sweep FILE -n 1 --measure price --vary policy.openness=0:0.4:0.2",
  "sensitivity by ends":
    "sensitivity FILE -n 3 --method tornado --measure price --vary policy.negotiation=0.2:0.8 --vary policy.openness=0:0.5",
  "sensitivity by paths":
    "sensitivity FILE -n 2 --trajectories 3 --measure price --vary policy.negotiation=0.3:0.9 --vary policy.openness=0:0.5",
  discover:
    "discover FILE -n 2 --points 64 --when price>PRICE --vary policy.negotiation=0:1 --vary policy.flexibleSlots=1:4",
  threshold: "discover FILE -n 4 --points 17 --when price<PRICE --vary policy.openness=0:1",
  choose:
    "choose FILE -n 4 --futures 4 --measure price --lever policy.openness=0,0.4 --uncertain market.demandVolatility=0,0.3 --satisfy price<=PRICE",
  allocate: "allocate FILE -n 3 --group newcomer --budget 0.04 --over managers,online,brand --points 2",
  effect: "effect FILE -n 4 --explain",
};

/** What a unit costs, a price, how prices are written, and how the budget of a question without prices is. */
const costs = [
  ["0.0001", "0.000121", /\b0\.00011\d{1,3}|\b0\.00012\d{1,3}/, /\b0\.000004 EUR a month\b/],
  ["48000000", "58080000", /\b(5[5-9]|6\d),\d{3},000\b/, /\b1,920,000 EUR a month\b/],
] as const;

describe.each(few(costs, 1))("where a unit costs %s", (unitCost, price, prices, budget) => {
  test.each(few(Object.entries(questions), 4))(
    "the numbers of a %s have the one form",
    async (name, line) => {
      const file = join(folder, `m${unitCost.replace(".", "-")}.yaml`);
      const out = join(folder, `${unitCost === "0.0001" ? "small" : "large"}-${name.replace(/ /g, "-")}`);
      const words = line.split(" ").map((word) => word.replace("FILE", file).replace("PRICE", price));
      const ended = await inProcess([...words, "--out", out, "--no-cache"]);
      expect([ended.code, ended.code === 0 ? "" : ended.error]).toEqual([0, ""]);
      expect(oddNumbers(ended.out.replace(/^(Next|Wrote) .*(\n {7}.*)*/gm, ""))).toEqual([]);
      const charts = filesBelow(out).filter((path) => path.endsWith(".svg"));
      expect(charts.length).toBeGreaterThan(0);
      for (const chart of charts) {
        const { labels, title } = readChart(chart);
        expect([chart, oddNumbers([...labels, title].join("\n"))]).toEqual([chart, []]);
      }
      // A run has the list of all results beside its folder.
      const pages = filesBelow(out)
        .filter((path) => /(index\.html|summary\.md)$/.test(path))
        .filter((path) => existsSync(join(dirname(path), "manifest.json")));
      const written = name === "allocate" ? budget : prices;
      expect(pages.map((page) => written.test(readFileSync(page, "utf8")))).toEqual([true, true]);
      for (const page of pages) expect([page, oddNumbers(readable(readFileSync(page, "utf8")))]).toEqual([page, []]);
    },
    60_000,
  );
});

/** What does not follow the rule in a text: exponents, four digits without a comma, another minus, what is no number. */
function oddNumbers(text: string): string[] {
  return text.match(/.{0,40}(NaN|Infinity|\d[eE][+-]?\d+\b|(?<![\w.,-])\d{5,}(?![\w])|\d\.\d{16,}|−\d).{0,20}/g) ?? [];
}

function readChart(path: string): { labels: string[]; title: string } {
  const svg = readFileSync(path, "utf8");
  const labels = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);
  return { labels, title: svg.match(/<title[^>]*>([^<]*)</)?.[1] ?? "" };
}

/** The text of a page, without what is drawn, and without names of files, hashes, seeds and settings. */
function readable(page: string): string {
  return page
    .replace(/<(style|script|svg|pre|code)[\s\S]*?<\/\1>/g, "")
    .replace(/```[\s\S]*?```|`[^`]*`/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/price:all &[lg]t; \S+|\((source )?[0-9a-f]{12}\)/g, "");
}

function filesBelow(path: string): string[] {
  return readdirSync(path, { recursive: true, encoding: "utf8" }).map((name) => join(path, name));
}
