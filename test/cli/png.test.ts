import { createHash } from "node:crypto";
import { appendFileSync, cpSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { beforeAll, describe, expect, test } from "vitest";
import { openFolder, openManifest } from "../../src/cli/openFolder.ts";
import { pngPainter } from "../../src/cli/run/pngPainter.ts";
import { checkFiles } from "../../src/cli/saved/checkFiles.ts";
import { thoroughTest } from "../thorough.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { inProcess, listening, onOneCore } from "./inProcess.ts";
import { disk, effectsOn } from "./smallResult.ts";

const words = ["run", "catfish", "-n", "3", "--months", "24", "--quiet", "--no-cache"];
const out = freshFolder();
const folder = join(out, "catfish");

beforeAll(async () => {
  expect(await inProcess([...words, "--format", "png", "--out", out])).toMatchObject({ code: 0, error: "" });
});

describe("charts as PNG", () => {
  test("are beside every SVG, at twice its size, and verified as all files are", async () => {
    const charts = readdirSync(join(folder, "charts"));
    const names = charts.filter((file) => file.endsWith(".svg")).map((file) => file.replace(".svg", ""));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      const png = readFileSync(join(folder, "charts", `${name}.png`));
      expect(png.subarray(1, 4).toString()).toBe("PNG");
      const svg = readFileSync(join(folder, "charts", `${name}.svg`), "utf8");
      const [, width, height] = /<svg[^>]* viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
      expect(Math.abs(png.readUInt32BE(16) - 2 * Number(width))).toBeLessThanOrEqual(1);
      expect(Math.abs(png.readUInt32BE(20) - 2 * Number(height))).toBeLessThanOrEqual(1);
    }
    expect(await inProcess(["verify", folder, "--sample", "all"])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Verified/m),
    });
  });

  thoroughTest("are added by report to the bytes that the run gives, and are kept by the next report", async () => {
    const other = freshFolder();
    await inProcess([...words, "--out", other]);
    expect(await inProcess(["report", join(other, "catfish"), "--format", "png"])).toMatchObject({ code: 0 });
    const drawn = (each: string) =>
      Object.entries(hashesBelow(each)).filter(([path]) => /^(charts\/|index\.html)/.test(path));
    expect(drawn(join(other, "catfish"))).toEqual(drawn(folder));
    expect(await inProcess(["report", join(other, "catfish")])).toMatchObject({ code: 0 });
    expect(drawn(join(other, "catfish"))).toEqual(drawn(folder));
  });

  /** A copy in which a picture was changed. */
  function changed(): string {
    const copy = join(freshFolder(), "copy");
    cpSync(folder, copy, { recursive: true });
    appendFileSync(join(copy, "charts", "over-time.png"), "x");
    return copy;
  }

  test("that were changed are found among the files of the folder", () => {
    const copy = changed();
    const manifest = openManifest(effectsOn(), openFolder(disk, copy), "verify");
    const found = [expect.objectContaining({ path: "charts/over-time.png" })];
    expect(checkFiles(disk, copy, manifest)).toMatchObject({ missing: [], extra: [], changed: found });
  });

  thoroughTest("that were changed are told by verify", async () => {
    const { code, out: said } = await inProcess(["verify", changed()]);
    expect(code).toBe(1);
    expect(said).toContain("charts/over-time.png");
  });

  test("without charts are refused", async () => {
    expect(await inProcess(["run", "catfish", "--format", "png", "--no-charts", "--out", freshFolder()])).toMatchObject(
      {
        code: 2,
        error: expect.stringContaining("--format png draws charts"),
      },
    );
  });
});

describe("a picture that is painted", () => {
  const draw = (text: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="20" viewBox="0 0 60 20" font-family="Arimo, Helvetica"><text x="2" y="14" font-size="12" fill="#000">${text}</text></svg>`;

  /** How many bytes of its rows are neither white nor a filter. */
  function inked(png: Uint8Array): number {
    const bytes = Buffer.from(png);
    const start = bytes.indexOf("IDAT");
    const rows = inflateSync(bytes.subarray(start + 4, start + 4 + bytes.readUInt32BE(start - 4)));
    return rows.filter((byte) => byte !== 0 && byte !== 255).length;
  }

  test("has its letters, Greek and Cyrillic too, and the same bytes on every machine", async () => {
    const { terminal, said } = listening();
    const paint = await pngPainter({ ...onOneCore(), terminal });
    const blank = inked(paint("charts/a.png", draw("")));
    for (const text of ["Price", "π", "Ж", "ő", "−1.5 €"]) {
      expect(inked(paint("charts/a.png", draw(text))), text).toBeGreaterThan(blank + 40);
    }
    expect(said().error).toBe("");
    const hash = createHash("sha256")
      .update(paint("charts/a.png", draw("Value")))
      .digest("hex");
    expect(hash).toBe("47cceab90b3c6b8f43877ff49c0c8e09ab47dbd2653794ba540c19b3c9386b23");
  });

  test("says which of its letters no font of ours has", async () => {
    const { terminal, said } = listening();
    const paint = await pngPainter({ ...onOneCore(), terminal });
    paint("charts/a.png", draw("价格 A"));
    expect(said().error).toMatch(/^charts\/a\.png lacks .*价 格\./);
  });
});
