/**
 * Writes `output/release/catfish-VERSION.tgz`, which `npm install --global FILE` installs without a network, without
 * git and without scripts: the program is built, and the one package that it loads at run time lies in it.
 * `LICENSES.txt` has the terms of everything that the program is built from.
 *
 * Beside it `workshop-VERSION.html`, the page for a room, for whoever needs nothing but that one file.
 */
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const home = fileURLToPath(new URL("../..", import.meta.url));
const target = join(home, "output", "release");
/** What a page that the program writes has in it, beside what the program itself is built from. */
const IN_PAGES = ["preact"];
/** Loaded at run time, since both sides of a thread must share it; it has no dependencies of its own. */
const BROUGHT = "tinypool";

const described = readJson(join(home, "package.json"));

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}

/** Every package that a package needs, itself included, by folder; each is looked up from where it is used. */
function needed(folder, found = new Map()) {
  const {
    name,
    version,
    license,
    dependencies = {},
    optionalDependencies = {},
  } = readJson(join(folder, "package.json"));
  found.set(folder, { name, version, license });
  for (const each of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const below = folderOf(each, folder);
    if (below !== undefined && !found.has(below)) needed(below, found);
  }
  return found;
}

function folderOf(name, from) {
  const places = createRequire(join(from, "package.json")).resolve.paths(name) ?? [];
  return places.map((place) => join(place, name)).find((folder) => existsSync(join(folder, "package.json")));
}

function licences() {
  const [, ...others] = [...IN_PAGES.reduce((found, name) => needed(folderOf(name, home), found), needed(home))];
  const texts = others.map(([folder, { name, version, license }]) => {
    const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
    const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
    return `${name} ${version}: ${license}\n${text}`;
  });
  const font = `Arimo: OFL-1.1\n\n${readFileSync(join(home, "src", "page", "OFL.txt"), "utf8").trim()}\n`;
  return [...texts.sort(), font].join(`\n${"-".repeat(80)}\n`);
}

/** What the package says of itself: nothing to build and nothing to fetch. */
function description() {
  const { scripts: _, devDependencies: __, dependencies, files, ...rest } = described;
  const brought = { [BROUGHT]: readJson(join(folderOf(BROUGHT, home), "package.json")).version };
  if (!(BROUGHT in dependencies))
    throw new Error(`${BROUGHT} is no dependency any more: say here what the program loads`);
  return { ...rest, files: [...files, "LICENSES.txt"], dependencies: brought, bundleDependencies: [BROUGHT] };
}

/** npm as it was called, or as it is on the path; on Windows that is a script, which only a shell starts. */
function npm(words, cwd) {
  const called = process.env.npm_execpath;
  const isNpm = called !== undefined && /npm-cli\.js$/.test(called);
  if (isNpm) execFileSync(process.execPath, [called, ...words], { cwd, stdio: ["ignore", "ignore", "inherit"] });
  else execFileSync("npm", words, { cwd, stdio: ["ignore", "ignore", "inherit"], shell: process.platform === "win32" });
}

execFileSync(process.execPath, [join(home, "src", "cli", "build.mjs")], { stdio: "inherit" });
const staged = mkdtempSync(join(tmpdir(), "catfish-release-"));
try {
  for (const path of described.files) cpSync(join(home, path), join(staged, path), { recursive: true });
  cpSync(folderOf(BROUGHT, home), join(staged, "node_modules", BROUGHT), { recursive: true, dereference: true });
  writeFileSync(join(staged, "LICENSES.txt"), licences());
  writeFileSync(join(staged, "package.json"), `${JSON.stringify(description(), null, 2)}\n`);
  mkdirSync(target, { recursive: true });
  npm(["pack", "--ignore-scripts", "--loglevel=error", "--pack-destination", "."], staged);
  const name = `${described.name}-${described.version}.tgz`;
  cpSync(join(staged, name), join(target, name));
  const page = `workshop-${described.version}.html`;
  const program = [join(home, ".build", "catfish.js"), "workshop", "--out", page, "--force", "--quiet"];
  execFileSync(process.execPath, program, { cwd: target, stdio: ["ignore", "ignore", "inherit"] });
  process.stdout.write(`Wrote ${join("output", "release", page)}, the workshop in one file.\n`);
  process.stdout.write(
    `Wrote ${join("output", "release", name)}. Install it with  npm install --global ${join("output", "release", name)}\n`,
  );
} finally {
  rmSync(staged, { recursive: true, force: true });
}
