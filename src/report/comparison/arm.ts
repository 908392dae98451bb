import type { ArmMonths } from "../../experiment/compare/armMonths.ts";
import type { WindowMeans } from "../../experiment/result.ts";
import type { ProgramIdentity } from "../manifest.ts";

/** One of the scenarios that are compared, run now or read from a folder. */
export interface ComparedArm {
  /** Tells the arms apart, in tables and file names; that of the scenario unless two have the same. */
  readonly name: string;
  readonly means: WindowMeans;
  /** The headline series along time; undefined where nothing was saved of them. */
  readonly months?: ArmMonths;
  /** The program that simulated it. */
  readonly program: ProgramIdentity;
  readonly generator: string;
  /** Folder it was read from; undefined where it was simulated now. */
  readonly folder?: string;
}
