import type { Stop } from "../worlds/stopping.ts";
import type { FileFacts } from "./tables/datapackage.ts";

/** Who made a result: the version of the program and a hash of the source it was built from. */
export interface ProgramIdentity {
  readonly version: string;
  /** SHA-256 of `src` when the program was built. */
  readonly source: string;
}

/**
 * What a result folder holds: one scenario, several beside each other, the three arms of the catfish effect, or
 * many points of an exploration.
 */
export const folderKinds = ["run", "comparison", "effect", "sweep", "sensitivity", "discovery", "choice"] as const;
export type FolderKind = (typeof folderKinds)[number];

/** `a run`, `an effect`. */
export function oneOf(kind: FolderKind): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}

/** A scenario in a manifest: its name and a hash of what is simulated and how it is written down. */
export interface NamedScenario {
  readonly name: string;
  readonly title: string;
  readonly sha256: string;
  /** Seed of its worlds where that is not the seed of the folder: those are not paired. */
  readonly seed?: string;
}

/** What identifies a run: two runs with equal identities give equal bytes. */
export interface RunIdentity {
  readonly kind: FolderKind;
  readonly program: ProgramIdentity;
  readonly scenario: NamedScenario;
  /** What it is measured against; null where there is nothing. */
  readonly reference: { readonly label: string; readonly sha256: string } | null;
  /** Every scenario of a comparison or an effect, in order; each has its file in `scenarios/`. */
  readonly arms?: readonly NamedScenario[];
  readonly seed: string;
  readonly generator: string;
  readonly replications: number;
  readonly months: number;
  readonly window: readonly [number, number];
  /** Why there are as many worlds, where their number was left to the precision of the answer. */
  readonly stop?: Stop;
  /** What was varied, how, and what was asked of it, in an exploration. */
  readonly design?: Readonly<Record<string, unknown>>;
}

/** Version of the format of a result folder. */
export const MANIFEST_FORMAT = 1;

export interface Manifest extends RunIdentity {
  readonly format: typeof MANIFEST_FORMAT;
  /** Who drew the charts and the page, where that was not the program that simulated. */
  readonly drawn?: ProgramIdentity;
  readonly files: readonly FileFacts[];
}

/** What `manifest.json` says of a result folder: what identifies the run, with no clock and no host in it. */
export function manifestOf(
  identity: RunIdentity,
  files: readonly FileFacts[],
  drawn: ProgramIdentity = identity.program,
): Manifest {
  const { kind, program, scenario, reference, arms, seed, generator, replications, months, window } = identity;
  const { stop, design } = identity;
  const isSame = drawn.version === program.version && drawn.source === program.source;
  return {
    format: MANIFEST_FORMAT,
    kind,
    program,
    scenario,
    reference,
    arms,
    seed,
    generator,
    replications,
    months,
    window,
    stop,
    design,
    drawn: isSame ? undefined : drawn,
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** What two identities have in common but for the number of worlds, as text that can be compared. */
export function sameButForWorlds(identity: RunIdentity): string {
  const { kind, program, scenario, reference, arms, seed, generator, months, window, design } = identity;
  return JSON.stringify([
    kind,
    program.source,
    scenario.sha256,
    reference?.sha256 ?? null,
    arms?.map(({ sha256 }) => sha256) ?? null,
    seed,
    generator,
    months,
    window[0],
    window[1],
    design ?? null,
  ]);
}
