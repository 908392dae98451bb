import { nextQuestions } from "../../words/en/next.ts";
import type { Given } from "../arguments/given.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { openFolder, openManifest } from "../openFolder.ts";
import { sayNext } from "../print/nextLines.ts";
import { readProgram } from "../program.ts";
import { placeAt } from "../run/place.ts";
import { refuseUnwritable } from "../run/refuseUnwritable.ts";
import { replaceableManifest } from "../run/target.ts";
import { reopened } from "../saved/reopened.ts";
import { isDrawn, replaceDrawn } from "../saved/replaceDrawn.ts";

/** `catfish report DIR` */
export async function report(given: Given, effects: Effects): Promise<ExitCode> {
  const { disk, terminal } = effects;
  const [path] = given.words;
  const folder = openFolder(disk, path);
  const manifest = openManifest(disk, folder, "report");
  const target = given.text("out") ?? path;
  refuseToReplace(path, target, given.is("force"), effects);
  const place = placeAt(disk, target);
  const { files: made } = await (await reopened(folder, manifest, effects)).contents(true);
  const drawn = made.filter((file) => isDrawn(file.path));
  const { version, source } = readProgram(disk);
  replaceDrawn({ folder: path, manifest, place, drawn, program: { version, source } }, effects);
  const files = drawn.map((file) => file.path);
  if (given.is("json")) {
    terminal.out(JSON.stringify({ folder: target, drawn: files }, null, 2));
    return exit.done;
  }
  const isOther = source !== manifest.program.source;
  const by = isOther ? ` Simulated by catfish ${manifest.program.version}, drawn by ${version}.` : "";
  terminal.out(`Drew   ${files.length} files again from the tables, nothing simulated.${by}`);
  terminal.out(`Wrote  ${target}/index.html`);
  sayNext(
    [{ why: nextQuestions.asWritten, command: "verify", of: "folder" }],
    { command: "report", given, folder: target },
    effects,
  );
  return exit.done;
}

/** Elsewhere than in its own place, only a result may be replaced, and only when asked to. */
function refuseToReplace(path: string, target: string, force: boolean, { disk }: Effects): void {
  refuseUnwritable(disk, target);
  if (disk.absolute(path) === disk.absolute(target) || !disk.exists(target)) return;
  if (disk.isFolder(target) && disk.list(target).length === 0) return;
  replaceableManifest(disk, target);
  if (!force) {
    throw new Refusal(`${target} is there already.`, "Replace it with --force, or choose another place with --out.");
  }
}
