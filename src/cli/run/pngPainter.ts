import { join } from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";
import { FONT, fontPiecesOf, lettersWithoutFont } from "../../page/font.ts";
import { pngLetters } from "../../words/en/chart.ts";
import type { Disk, Effects } from "../effects.ts";

/** Pixels for each unit of a picture: sharp on a slide. */
const ZOOM = 2;

/** The rasteriser may be started once in a process. */
let started: Promise<void> | undefined;

/**
 * What draws a picture of ours as PNG. The rasteriser is WebAssembly that the build lays beside the program, and sees no
 * font but the one that comes along, so that the same picture gives the same bytes on every machine.
 */
export async function pngPainter({ disk, terminal }: Effects): Promise<(path: string, svg: string) => Uint8Array> {
  started ??= initWasm(rasteriser(disk));
  await started;
  return (path, svg) => {
    const missing = lettersWithoutFont(svg);
    if (missing.length > 0) terminal.error(pngLetters(path, missing));
    const fontBuffers = fontPiecesOf(svg).map(({ woff2 }) => Buffer.from(woff2, "base64"));
    const drawn = new Resvg(svg, {
      fitTo: { mode: "zoom", value: ZOOM },
      background: "#ffffff",
      font: { fontBuffers, defaultFontFamily: FONT, sansSerifFamily: FONT },
    });
    const image = drawn.render();
    const bytes = image.asPng();
    image.free();
    drawn.free();
    return bytes;
  };
}

function rasteriser(disk: Disk): Uint8Array {
  const bytes = disk.readBytes(join(disk.home, ".build", "rasteriser.wasm"));
  if (bytes === undefined) throw new Error("catfish is not built: run  npm run build");
  return bytes;
}
