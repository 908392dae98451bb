import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { simulateBatch } from "../../src/experiment/simulateBatch.ts";

/** One text of a file of the model that is replaced by another. */
export interface Replacement {
  /** Below `src/model`. */
  readonly file: string;
  /** Must occur exactly once. */
  readonly from: string;
  readonly to: string;
}

const home = fileURLToPath(new URL("../..", import.meta.url));

/** The engine with one text of the model replaced. Fails when the text is no longer there: then the fault is mended by accident. */
export async function mutatedEngine(replacement: Replacement): Promise<typeof simulateBatch> {
  const { outputFiles } = await build({
    absWorkingDir: home,
    entryPoints: ["src/experiment/simulateBatch.ts"],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "silent",
    plugins: [{ name: "fault", setup: ({ onLoad }) => onLoad(only(replacement.file), () => mutated(replacement)) }],
  });
  const folder = mkdtempSync(join(tmpdir(), "catfish-fault-"));
  const path = join(folder, "engine.mjs");
  writeFileSync(path, outputFiles[0].text);
  try {
    const engine: { readonly simulateBatch: typeof simulateBatch } = await import(
      /* @vite-ignore */ pathToFileURL(path).href
    );
    return engine.simulateBatch;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function only(file: string): { filter: RegExp } {
  return { filter: new RegExp(`/src/model/${file.replace(".", "\\.")}$`) };
}

function mutated({ file, from, to }: Replacement): { contents: string; loader: "ts" } {
  const text = readFileSync(join(home, "src/model", file), "utf8");
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`"${from}" stands ${found} times in src/model/${file}, not once: mend the fault`);
  return { contents: text.replace(from, () => to), loader: "ts" };
}
