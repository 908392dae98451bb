import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { ablationInWords, measureAblation, QUICK, WHOLE, writeAblation } from "./ablation.ts";
import { engineInWords, engineTargets, measureEngine } from "./engine.ts";
import { kernelInWords, kernelTargets, measureKernel } from "./kernel.ts";
import { loyaltyInWords, loyaltyTargets, measureLoyalty } from "./loyalty.ts";
import { measurePairing, pairingInWords } from "./pairing.ts";
import { writePairingChart } from "./pairing-chart.ts";
import { measureSelling, sellingTargets } from "./selling.ts";
import { measureStartup, startupInWords, startupTargets } from "./startup.ts";
import { targetsInWords } from "./target.ts";
import { measureWorkshop, workshopInWords, workshopTargets } from "./workshop.ts";

/**
 * The benchmark: `npm run bench -- [--json] [loyalty] [kernel] [engine] [selling] [startup] [workshop] [pairing] [ablation]`. Ratios for people on stdout
 * and everything in `output/bench.json`; with `--json` the same JSON on stdout instead. Exit code 1 when
 * the simulators that are compared do not give the same answer, or the kernel not the bits of its twin in C. `pairing` also draws `.readme/pairing.svg`, and `ablation` writes `.readme/ablation.md` unless `--quick`. Speed never fails it: the machine may be busy.
 */

const asJson = process.argv.includes("--json");
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

const started = performance.now();
const loyalty = isWanted("loyalty") ? await measureLoyalty() : [];
say(loyaltyInWords(loyalty));
const kernel = isWanted("kernel") ? await measureKernel() : undefined;
if (isWanted("kernel")) say(kernelInWords(kernel));
const engine = isWanted("engine") ? await measureEngine() : undefined;
if (engine !== undefined) say(engineInWords(engine));
const selling = isWanted("selling") ? await measureSelling() : undefined;
const startup = isWanted("startup") ? await measureStartup() : [];
say(startupInWords(startup));
const workshop = isWanted("workshop") ? await measureWorkshop() : undefined;
if (workshop !== undefined) say(workshopInWords(workshop));
// Only when asked for by name: it simulates for minutes and measures no speed.
const pairing = wanted.includes("pairing") ? await measurePairing() : [];
say(pairingInWords(pairing));
if (pairing.length > 0) await writePairingChart(pairing, ".readme/pairing.svg");
const isQuick = process.argv.includes("--quick");
const ablation = wanted.includes("ablation")
  ? await measureAblation(isQuick ? QUICK : WHOLE, (name) => process.stderr.write(`without ${name}\n`))
  : undefined;
if (ablation !== undefined) say(ablationInWords(ablation));
if (ablation !== undefined && !isQuick) writeAblation(ablation, ".readme/ablation.md");
const targets = [
  ...loyaltyTargets(loyalty),
  ...(kernel === undefined ? [] : kernelTargets(kernel)),
  ...(engine === undefined ? [] : engineTargets(engine)),
  ...(selling === undefined ? [] : sellingTargets(selling)),
  ...startupTargets(startup),
  ...(workshop === undefined ? [] : workshopTargets(workshop)),
];
say(targetsInWords(targets, loadavg()[0], cpus().length));

const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  load: loadavg()[0],
};
const seconds = (performance.now() - started) / 1000;
const text = `${JSON.stringify({ machine, seconds, targets, loyalty, kernel, engine, selling, startup, workshop, pairing, ablation }, null, 2)}\n`;
mkdirSync("output", { recursive: true });
writeFileSync("output/bench.json", text);
if (asJson) process.stdout.write(text);
say([`written to output/bench.json after ${seconds.toFixed(0)} s`]);
if (loyalty.some(({ disagreements }) => disagreements.length > 0)) process.exitCode = 1;
if (kernel !== undefined && kernel.different > 0) process.exitCode = 1;

function say(lines: readonly string[]): void {
  if (!asJson && lines.length > 0) process.stdout.write(`${lines.join("\n")}\n\n`);
}
