/**
 * Writes `src/page/fontPieces.ts` and the licence beside it: the letters of Arimo (OFL) that pages and pictures bring
 * along. Both packages are fetched to a folder that is removed; whoever builds or installs the program needs neither.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FONT = "@expo-google-fonts/arimo";
const PACKAGES = [`${FONT}@0.4.3`, "subset-font@2.9.0"];
const FILES = { 400: "400Regular/Arimo_400Regular.ttf", 700: "700Bold/Arimo_700Bold.ttf" };

/** What charts and tables write besides ASCII, the space that breaks no line among it. */
const SIGNS = "\u00a0§°±·×–—‘’“”…€→−≤≥";
/** What most pages do without, more of it in bold: three pieces that few bring along. */
const FEWER = { 400: '"&XY−', 700: '"&/<=>JXYZ~…−·' };
const OF_CODE = "!#$*@[\\]^_`{|}";
const OF_TYPE = "§°±×–—‘’“”€→≤≥";

const usual = (weight) => {
  const seldom = FEWER[weight] + OF_CODE + OF_TYPE;
  return [...lettersFrom([0x20, 0x7e]), ...SIGNS].filter((letter) => !seldom.includes(letter));
};

/** Letters of each piece in a weight; those of a piece above are left out. */
const PIECES = {
  usual,
  fewer: (weight) => [...FEWER[weight]],
  "of code": () => [...OF_CODE],
  "of type": () => [...OF_TYPE],
  latin: () => [...lettersFrom([0xa0, 0x17f]), ...lettersFrom([0x218, 0x21b])],
  greek: () => lettersFrom([0x386, 0x3ce]),
  cyrillic: () => lettersFrom([0x400, 0x45f]),
};

function lettersFrom([first, last]) {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));
}

/** As CSS has it: `U+20-7E,U+A7`. */
function rangeOf(letters) {
  const codes = letters.map((letter) => letter.codePointAt(0)).sort((a, b) => a - b);
  const stretches = [];
  for (const code of codes) {
    const open = stretches.at(-1);
    if (open?.[1] === code - 1) open[1] = code;
    else stretches.push([code, code]);
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return stretches.map(([first, last]) => `U+${hex(first)}${first === last ? "" : `-${hex(last)}`}`).join();
}

/**
 * A font (TTF) with the names without which a program refuses it: what else its table of names says, the licence among it, stands
 * beside the pieces, and would be a tenth of a small one.
 */
function named(font, name) {
  const text = Buffer.from(name, "utf16le").swap16();
  // Format 0, two records, where the texts begin; both of Windows, in Unicode, in English: the family, and its PostScript name.
  const table = Buffer.alloc(30 + text.length);
  const fields = [0, 2, 30, ...[1, 6].flatMap((id) => [3, 1, 0x409, id, text.length, 0])];
  for (const [at, value] of fields.entries()) table.writeUInt16BE(value, 2 * at);
  text.copy(table, 30);
  const head = Buffer.from(font.subarray(0, 12 + 16 * font.readUInt16BE(4)));
  const parts = [head];
  let end = head.length;
  for (let at = 12; at < head.length; at += 16) {
    const [start, length] = [head.readUInt32BE(at + 8), head.readUInt32BE(at + 12)];
    const bytes = head.toString("latin1", at, at + 4) === "name" ? table : font.subarray(start, start + length);
    const part = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)]);
    let sum = 0;
    for (let word = 0; word < part.length; word += 4) sum = (sum + part.readUInt32BE(word)) >>> 0;
    for (const [field, value] of [sum, end, bytes.length].entries()) head.writeUInt32BE(value, at + 4 + 4 * field);
    parts.push(part);
    end += part.length;
  }
  return Buffer.concat(parts);
}

function moduleOf(pieces) {
  const rows = pieces.map(
    ({ name, weight, range, bytes }) =>
      `  // ${name}, ${bytes.length} bytes\n` +
      `  { weight: ${weight}, range: "${range}", woff2: "${bytes.toString("base64")}" },\n`,
  );
  return `/** Made by \`npm run font\`: pieces of Arimo, Copyright The Arimo Project Authors, under the licence in \`OFL.txt\`. */

/** Some letters of the font in one weight. */
export interface FontPiece {
  readonly weight: 400 | 700;
  /** Which letters, as CSS has it. */
  readonly range: string;
  /** The font file in Base64. */
  readonly woff2: string;
}

export const fontPieces: readonly FontPiece[] = [
${rows.join("")}];
`;
}

const folder = mkdtempSync(join(tmpdir(), "catfish-font-"));
try {
  writeFileSync(join(folder, "package.json"), "{}");
  const npm = process.env.npm_execpath;
  if (npm === undefined) throw new Error("say: npm run font");
  execFileSync(process.execPath, [npm, "install", "--ignore-scripts", "--no-audit", ...PACKAGES], {
    cwd: folder,
    stdio: "inherit",
  });
  const require = createRequire(join(folder, "package.json"));
  const subset = require("subset-font");
  const { convert } = require("fontverter");
  const pieces = [];
  const above = { 400: new Set(), 700: new Set() };
  for (const [name, lettersOf] of Object.entries(PIECES)) {
    for (const [weight, file] of Object.entries(FILES)) {
      const letters = lettersOf(weight).filter((letter) => !above[weight].has(letter));
      for (const letter of letters) above[weight].add(letter);
      const font = readFileSync(join(folder, "node_modules", FONT, file));
      // Without hints and pairs: half the bytes, and a text is as wide as its letters.
      const few = await subset(font, letters.join(""), {
        targetFormat: "sfnt",
        noHinting: true,
        keepFeatures: [],
        dropTables: ["GPOS", "GSUB", "GDEF", "STAT"],
      });
      const bytes = await convert(named(few, "Arimo"), "woff2");
      pieces.push({ name, weight, range: rangeOf(letters), bytes });
    }
  }
  const home = fileURLToPath(new URL("../..", import.meta.url));
  writeFileSync(join(home, "src/page/fontPieces.ts"), moduleOf(pieces));
  writeFileSync(join(home, "src/page/OFL.txt"), readFileSync(join(folder, "node_modules", FONT, "LICENSE_FONT")));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
