import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { keepingWorld as keepWorld } from "../../src/model/keptWorld.ts";
import type { simulateBatch } from "../../src/worlds/simulateBatch.ts";

/** One text of a file of the model that is replaced by another. */
export interface Replacement {
  /** Below `src/model`. */
  readonly file: string;
  /** Must occur exactly once. */
  readonly from: string;
  readonly to: string;
}

const MODEL = `
export { simulateBatch } from "./src/worlds/simulateBatch.ts";
export { keepingWorld } from "./src/model/keptWorld.ts";
`;
const home = fileURLToPath(new URL("../..", import.meta.url));

/**
 * The engine with some texts of the model replaced. Fails when one is no longer there: then a fault is mended by
 * accident.
 *
 * @param folder  of the project; told by whoever is bundled to another place
 */
export async function mutatedEngine(
  replacements: Replacement | readonly Replacement[],
  folder = home,
): Promise<typeof simulateBatch> {
  const all = "file" in replacements ? [replacements] : replacements;
  const { outputFiles } = await build({
    absWorkingDir: folder,
    stdin: { contents: MODEL, resolveDir: folder },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    logLevel: "silent",
    plugins: [{ name: "fault", setup: ({ onLoad }) => onLoad(only(all), ({ path }) => mutated(path, all)) }],
  });
  const temporary = mkdtempSync(join(tmpdir(), "catfish-fault-"));
  const path = join(temporary, "engine.mjs");
  writeFileSync(path, outputFiles[0].text);
  try {
    const model: { readonly simulateBatch: typeof simulateBatch; readonly keepingWorld: typeof keepWorld } =
      await import(/* @vite-ignore */ pathToFileURL(path).href);
    const engines = model.keepingWorld();
    return (task) => model.simulateBatch(task, engines);
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function only(replacements: readonly Replacement[]): { filter: RegExp } {
  const files = replacements.map(({ file }) => file.replaceAll(".", "\\."));
  return { filter: new RegExp(`[/\\\\]src[/\\\\]model[/\\\\](${files.join("|").replaceAll("/", "[/\\\\]")})$`) };
}

function mutated(path: string, replacements: readonly Replacement[]): { contents: string; loader: "ts" } {
  let text = readFileSync(path, "utf8");
  for (const { file, from, to } of replacements) {
    if (!path.replaceAll("\\", "/").endsWith(`/src/model/${file}`)) continue;
    const found = text.split(from).length - 1;
    if (found !== 1) throw new Error(`"${from}" stands ${found} times in src/model/${file}, not once: mend the fault`);
    text = text.replace(from, () => to);
  }
  return { contents: text, loader: "ts" };
}
