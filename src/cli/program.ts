import { join } from "node:path";
import type { Disk } from "./effects.ts";

/** What the build knows about the program, so that starting up reads one small file and no YAML. */
export interface Program {
  readonly version: string;
  /** SHA-256 of `src` when it was built. */
  readonly source: string;
  /** Bundled scenarios in the order in which they are listed. */
  readonly scenarios: readonly BundledScenario[];
}

export interface BundledScenario {
  readonly name: string;
  readonly title: string;
  /** First sentence of its story. */
  readonly about: string;
}

/** Reads `.build/program.json`, which the build writes. */
export function readProgram(disk: Disk): Program {
  const text = disk.read(join(disk.home, ".build", "program.json"));
  if (text === undefined) throw new Error("catfish is not built: run  npm run build");
  const program: Program = JSON.parse(text);
  return program;
}
