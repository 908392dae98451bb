import { type Disk, type Effects, nodeEffects } from "../../src/cli/effects.ts";
import { type NewFolder, writeFolder } from "../../src/cli/run/folder.ts";
import { placeAt } from "../../src/cli/run/place.ts";
import { frameOf } from "../../src/result/frame.ts";
import type { RunIdentity } from "../../src/result/manifest.ts";
import { listening } from "./inProcess.ts";

/** The disk of this process. */
export const { disk } = nodeEffects(new AbortController().signal, false);

/** The effects of this process, with a disk on which some things are otherwise and a terminal that remembers. */
export function effectsOn(changed: Partial<Disk> = {}): Effects & { readonly said: () => { readonly error: string } } {
  const { terminal, said } = listening();
  return { ...nodeEffects(new AbortController().signal, false), disk: { ...disk, ...changed }, terminal, said };
}

export const identity: RunIdentity = {
  kind: "run",
  program: { version: "0.0.0", source: "abc" },
  scenario: { name: "catfish", title: "Catfish", sha256: "def" },
  reference: null,
  seed: "catfish",
  generator: "threefry2x32-20",
  replications: 2,
  months: 12,
  window: [6, 11],
  holds: { charts: false, parquet: false },
};

/** A result of a table and two files that tells by its seed which one it is. */
export function smallResult(seed: string, more: readonly { path: string; text: string }[] = []): NewFolder {
  const column = { name: "world", type: "integer", meaning: "Number of the world." } as const;
  const head = { name: "worlds", title: "Worlds", fields: [column], key: ["world"], precision: "full" } as const;
  return {
    identity: { ...identity, seed },
    tables: [frameOf(head, [[0], [1]])],
    files: [
      { path: "summary.md", text: `${seed}\n` },
      { path: "summary.json", text: `{"title":"${seed}"}\n` },
      ...more,
    ],
    runInfo: "{}\n",
  };
}

/** Writes such a result to where it is decided now that it goes. */
export async function written(folder: string, seed: string, effects = effectsOn()): Promise<void> {
  await writeFolder(placeAt(effects.disk, folder), smallResult(seed), effects);
}
