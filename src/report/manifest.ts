import type { FileFacts } from "./tables/datapackage.ts";

/** Who made a result: the version of the program and a hash of the source it was built from. */
export interface ProgramIdentity {
  readonly version: string;
  /** SHA-256 of `src` when the program was built. */
  readonly source: string;
}

/** What identifies a run: two runs with equal identities give equal bytes. */
export interface RunIdentity {
  readonly program: ProgramIdentity;
  readonly scenario: { readonly name: string; readonly title: string; readonly sha256: string };
  /** What it is measured against; null where there is nothing. */
  readonly reference: { readonly label: string; readonly sha256: string } | null;
  readonly seed: string;
  readonly generator: string;
  readonly replications: number;
  readonly months: number;
  readonly window: readonly [number, number];
}

export interface Manifest extends RunIdentity {
  /** Version of this format. */
  readonly format: 1;
  readonly files: readonly FileFacts[];
}

/** The `manifest.json` of a result folder: identifies the run, with no clock and no host in it. */
export function manifestText(identity: RunIdentity, files: readonly FileFacts[]): string {
  const { program, scenario, reference, seed, generator, replications, months, window } = identity;
  const ordered = [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
  const manifest: Manifest = {
    format: 1,
    program,
    scenario,
    reference,
    seed,
    generator,
    replications,
    months,
    window,
    files: ordered,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** What two identities have in common but for the number of worlds, as text that can be compared. */
export function sameButForWorlds(identity: RunIdentity): string {
  const { program, scenario, reference, seed, generator, months, window } = identity;
  return JSON.stringify([
    program.source,
    scenario.sha256,
    reference?.sha256 ?? null,
    seed,
    generator,
    months,
    window[0],
    window[1],
  ]);
}
