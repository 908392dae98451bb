import { WORKBOOK } from "../../result/workbook.ts";
import { nextQuestions } from "../../words/en/next.ts";
import type { Given } from "../arguments/given.ts";
import { drawingEarly } from "../drawnBeside.ts";
import type { Effects } from "../effects.ts";
import { type ExitCode, exit, Refusal } from "../exit.ts";
import { openFolder, openManifest } from "../openFolder.ts";
import { sayNext } from "../print/nextLines.ts";
import { evidence } from "../print/say.ts";
import { sayJson } from "../print/sayJson.ts";
import { readProgram } from "../program.ts";
import { openIfAsked } from "../results/open.ts";
import { renewListBeside } from "../results/renewList.ts";
import { placeAt } from "../run/place.ts";
import { refuseUnwritable } from "../run/refuseUnwritable.ts";
import { formatsOf } from "../run/request.ts";
import { replaceableManifest } from "../run/target.ts";
import { reopened } from "../saved/reopened.ts";
import { replaceDrawn } from "../saved/replaceDrawn.ts";

/** `catfish report DIR` */
export async function report(given: Given, effects: Effects): Promise<ExitCode> {
  const { disk, terminal } = effects;
  const [path] = given.words;
  const folder = openFolder(disk, path);
  const manifest = openManifest(effects, folder, "report");
  const target = given.text("out") ?? path;
  const formats = formatsOf(given);
  refuseToReplace(path, target, given.is("force"), effects);
  const place = placeAt(disk, target);
  const { version, source } = readProgram(disk);
  const drawing = drawingEarly(effects.machine.cores > 1, effects.drawing);
  let files: string[];
  try {
    const draw = (await drawing.started())?.draw;
    const contents = await (await reopened(folder, manifest, { ...effects, draw })).contents(true);
    files = await replaceDrawn(
      { folder: path, manifest, place, contents, formats, program: { version, source } },
      effects,
    );
  } finally {
    await drawing.close();
  }
  renewListBeside(target, false, effects);
  if (given.is("json")) {
    sayJson("report", { folder: target, drawn: files }, effects);
    await openIfAsked(given, evidence(target, true), effects);
    return exit.done;
  }
  const isOther = source !== manifest.program.source;
  const by = isOther ? ` Simulated by catfish ${manifest.program.version}, drawn by ${version}.` : "";
  terminal.out(`Drew   ${files.length} files again from the tables, nothing simulated.${by}`);
  const written = ["index.html", ...(formats.xlsx ? [WORKBOOK] : []), ...(formats.png ? ["charts/*.png"] : [])];
  terminal.out(`Wrote  ${written.map((file) => `${target}/${file}`).join(", ")}`);
  sayNext(
    [{ why: nextQuestions.asWritten, command: "verify", of: "folder" }],
    { command: "report", given, folder: target },
    effects,
  );
  await openIfAsked(given, evidence(target, true), effects);
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
