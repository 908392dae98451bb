import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { takeTurns, timed, timesAsLong } from "./rounds.ts";
import { atMost, type Target } from "./target.ts";

/** How long a person waits for the first answer, beside bare Node. */

const PROGRAM = ".build/catfish.js";
const COMMANDS = ["--help", "list"];
const ROUNDS = { measured: 15, warmUp: 1, seconds: 30 };

export interface StartupReport {
  readonly command: string;
  /** Median of the whole process [ms]. */
  readonly milliseconds: number;
  /** Median over rounds of its time over that of `node -e 0`. */
  readonly timesBareNode: number;
}

/** Measures the built program; nothing where it has not been built. */
export async function measureStartup(): Promise<StartupReport[]> {
  if (!existsSync(PROGRAM)) return [];
  const commands = [
    { name: "node -e 0", words: ["-e", "0"] },
    ...COMMANDS.map((command) => ({ name: `catfish ${command}`, words: [PROGRAM, command] })),
  ];
  const timings = await takeTurns(
    commands.map(({ name, words }) => ({ name, run: () => timed(() => runNode(name, words)) })),
    ROUNDS,
  );
  return timings.map((timing) => ({
    command: timing.name,
    milliseconds: timing.median,
    timesBareNode: timesAsLong(timing, timings[0]),
  }));
}

function runNode(name: string, words: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
}

/** At most twice bare Node. */
export function startupTargets(reports: readonly StartupReport[]): Target[] {
  return reports.slice(1).map(({ command, timesBareNode }) => atMost(`${command}: times bare Node`, timesBareNode, 2));
}

/** The report in lines for people. */
export function startupInWords(reports: readonly StartupReport[]): string[] {
  if (reports.length === 0) return [];
  return [
    "start-up",
    ...reports.map(
      ({ command, milliseconds, timesBareNode }) =>
        `  ${command.padEnd(17)}${milliseconds.toFixed(0).padStart(7)} ms   ${timesBareNode.toFixed(2).padStart(6)} times bare Node`,
    ),
  ];
}
