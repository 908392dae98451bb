import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { freshFolder } from "../cli/commandLine.ts";
import { inProcess } from "../cli/inProcess.ts";
import { bundled } from "../scenario/libraries.ts";
import { few } from "../thorough.ts";
import { expectFewNumbers } from "./readAloud.ts";

/*
 * What people read first has as many numbers as they can keep, whichever command says it: the first three sentences of every
 * bundled scenario and of a result of each command. As many worlds as a sentence on one of twenty needs.
 */

const out = freshFolder();
const three = ["policy.flexibleShare", "policy.openness", "policy.contractMonths"].flatMap((path) => ["--vary", path]);
const policies = ["--lever", "policy.flexibleShare=0,0.15,0.3", "--lever", "policy.contractMonths=12,48"];
const box = ["--vary", "suppliers.newcomer.quality=0:1", "--vary", "policy.flexibleShare=0:0.6", "--points", "32"];

const commands: readonly (readonly [words: string, ...more: string[]])[] = [
  ["what-if catfish -n 20", "--set", "policy.flexibleShare=30%", "--from", "24"],
  ["effect policy-timetable -n 20"],
  ["compare catfish open-door -n 20"],
  ["compare baseline catfish open-door locked-in one-contract -n 20"],
  ["sensitivity catfish --method sobol -n 4 --points 32", ...three],
  ["sweep catfish --vary policy.flexibleShare=0:0.6:0.2 --vary policy.contractMonths=12,24,48 -n 20"],
  ["sensitivity catfish --method tornado -n 12", ...three],
  ["sensitivity catfish --method morris -n 4", ...three],
  ["sweep catfish --vary policy.flexibleShare=0:0.6:0.2 -n 20"],
  ["discover catfish --vary policy.openness=0:0.5 -n 8", "--when", "buyerValue < without-entry"],
  ["discover catfish -n 4", "--when", "buyerValue < 0.4", ...box],
  ["choose catfish --uncertain suppliers.newcomer.quality=0.5:0.9 --futures 8 -n 8", ...policies],
  ["allocate newcomer-playbook --budget 0.04 --over managers,online,improvement -n 8"],
];

test.each([
  ...few(commands, 5),
  ...few(bundled.names(), 6).map((name) => [`run ${name} -n 20 --plausible 0`] as const),
])("%s", async (words, ...more) => {
  const into = join(out, `${words} ${more.join(" ")}`.replace(/\W+/g, "-"));
  const command = [...words.split(" "), ...more, "--no-charts", "--no-cache", "--quiet", "--out", into];
  expect(await inProcess(command), command.join(" ")).toMatchObject({ code: 0 });
  const folder = command[0] === "run" ? join(into, command[1]) : into;
  const { answer } = JSON.parse(readFileSync(join(folder, "summary.json"), "utf8"));
  expectFewNumbers(answer.slice(0, 3));
});
