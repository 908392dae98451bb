import { parentPort } from "node:worker_threads";
import { loadRenderer, renderSvg } from "../page/renderSvg.ts";
import type { Drawn, ToDraw } from "./drawnBeside.ts";

/** What the thread that draws runs: it is sent charts, and sends back their pictures in the same order. */
let last: Promise<void> = Promise.resolve();
// Before there is anything to draw; what is wrong with it is said when there is.
loadRenderer().catch(() => {});
parentPort?.on("message", ({ spec, words }: ToDraw) => {
  last = last.then(async () => parentPort?.postMessage(await pictureOf(spec, words)));
});

async function pictureOf(spec: string, words: ToDraw["words"]): Promise<Drawn> {
  try {
    return { svg: await renderSvg(JSON.parse(spec), words) };
  } catch (error) {
    return { error };
  }
}
