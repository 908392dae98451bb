import {
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Disk } from "../../src/cli/effects.ts";
import { openFolder } from "../../src/cli/openFolder.ts";
import { writeFolder } from "../../src/cli/run/folder.ts";
import { placeAt } from "../../src/cli/run/place.ts";
import { checkFiles } from "../../src/cli/saved/checkFiles.ts";
import { readManifest } from "../../src/result/manifest.ts";
import { freshFolder, hashesBelow } from "./commandLine.ts";
import { disk, effectsOn, smallResult, written } from "./smallResult.ts";

/** A folder with a result of the seed "old". */
async function oldResult(): Promise<string> {
  const folder = join(freshFolder(), "catfish");
  await written(folder, "old");
  return folder;
}

/** The seed of the result in a folder, of which every file must be as its manifest says. */
function wholeResultIn(folder: string): string {
  const manifest = readManifest(openFolder(disk, folder), "verify");
  const { missing, changed } = checkFiles(disk, folder, manifest);
  // The little results here have a run-info.json without a checksum.
  expect({ missing, changed: changed.filter(({ path }) => path !== "run-info.json") }).toEqual({
    missing: [],
    changed: [],
  });
  expect(readFileSync(join(folder, "summary.md"), "utf8")).toBe(`${manifest.seed}\n`);
  return manifest.seed;
}

function beside(folder: string): string[] {
  return readdirSync(join(folder, ".."));
}

function failing(code: string): never {
  throw Object.assign(new Error(`${code}: it fails, rename`), { code, syscall: "rename" });
}

describe("where the new result does not get its name", () => {
  test.each(["EIO", "EBUSY", "EPERM", "EACCES", "ENOSPC", "EXDEV"])(
    "for %s, the old one is moved back and nothing else is left",
    async (code) => {
      const folder = await oldResult();
      writeFileSync(join(folder, "notes.md"), "mine");
      const before = hashesBelow(folder);
      const move: Disk["move"] = (from, to) =>
        to === folder && from.includes("unfinished") ? failing(code) : disk.move(from, to);
      await expect(written(folder, "new", effectsOn({ move }))).rejects.toThrow(`could not be replaced (${code})`);
      expect(hashesBelow(folder)).toEqual(before);
      expect(beside(folder)).toEqual(["catfish"]);
    },
  );

  test.each(["EIO", "EBUSY"])("and the old one cannot even be put aside (%s), it stays where it is", async (code) => {
    const folder = await oldResult();
    const before = hashesBelow(folder);
    const move: Disk["move"] = (from, to) => (from === folder ? failing(code) : disk.move(from, to));
    await expect(written(folder, "new", effectsOn({ move }))).rejects.toThrow(`could not be replaced (${code})`);
    expect(hashesBelow(folder)).toEqual(before);
    expect(beside(folder)).toEqual(["catfish"]);
  });

  test("and the old one cannot be moved back, it is told where that is, and the next command puts it back", async () => {
    const folder = await oldResult();
    const before = hashesBelow(folder);
    const move: Disk["move"] = (from, to) => (to === folder ? failing("EIO") : disk.move(from, to));
    await expect(written(folder, "new", effectsOn({ move }))).rejects.toThrow(
      /is whole in .*\.catfish-replaced-catfish-/,
    );
    expect(existsSync(folder)).toBe(false);
    expect(openFolder(disk, folder).read("summary.md")).toBe("old\n");
    expect(hashesBelow(folder)).toEqual(before);
  });

  test("but only the old one cannot be removed, the new one stands, and the next command removes it", async () => {
    const folder = await oldResult();
    const remove: Disk["remove"] = (path) => (path.includes("replaced") ? failing("EBUSY") : disk.remove(path));
    await written(folder, "new", effectsOn({ remove }));
    expect(wholeResultIn(folder)).toBe("new");
    expect(beside(folder)).toHaveLength(2);
    await written(folder, "newer");
    expect(wholeResultIn(folder)).toBe("newer");
    expect(beside(folder)).toEqual(["catfish"]);
  });
});

/** What changes a disk: a process can be killed before or after any of it. */
const changing = [
  "write",
  "makeFolder",
  "copy",
  "carry",
  "move",
  "remove",
  "removeEmpty",
  "makeTemporaryBeside",
] as const;

/** A disk on which nothing can be changed any more after so many changes: what it leaves is what `kill -9` leaves. */
function killedAfter(changes: number): {
  readonly effects: ReturnType<typeof effectsOn>;
  readonly changes: () => number;
} {
  let done = 0;
  const counted = Object.fromEntries(
    changing.map((name) => {
      const change = (...words: never[]): unknown => {
        if (done >= changes) throw new Error("killed");
        done++;
        return Reflect.apply(disk[name], disk, words);
      };
      return [name, change];
    }),
  );
  return { effects: effectsOn(counted), changes: () => done };
}

describe("a process that is killed at any moment", () => {
  test("leaves the old result or the new one, whole, and files of others in either", async () => {
    const seen = new Set<string>();
    for (let changes = 0; ; changes++) {
      const folder = await oldResult();
      mkdirSync(join(folder, "mine"));
      writeFileSync(join(folder, "mine", "notes.md"), "mine");
      const place = placeAt(disk, folder);
      const killed = killedAfter(changes);
      const ended = await writeFolder(place, smallResult("new"), killed.effects).then(
        () => true,
        () => false,
      );
      // Whoever comes next looks at the folder first, to read it or to write it.
      expect(openFolder(disk, folder).read("mine/notes.md")).toBe("mine");
      seen.add(wholeResultIn(folder));
      await written(folder, "next");
      expect(wholeResultIn(folder)).toBe("next");
      expect(readFileSync(join(folder, "mine", "notes.md"), "utf8")).toBe("mine");
      expect(beside(folder).filter((name) => !name.includes("unfinished"))).toEqual(["catfish"]);
      if (ended && killed.changes() < changes) break;
      expect(changes).toBeLessThan(100);
    }
    expect([...seen]).toEqual(["old", "new"]);
  });

  test("in a place where nothing stood leaves nothing, or the new result whole", async () => {
    for (let changes = 0; ; changes++) {
      const folder = join(freshFolder(), "catfish");
      const killed = killedAfter(changes);
      await writeFolder(placeAt(disk, folder), smallResult("new"), killed.effects).catch(() => {});
      if (existsSync(folder)) expect(wholeResultIn(folder)).toBe("new");
      if (killed.changes() < changes) break;
    }
  });
});

describe("what the program did not write in a folder", () => {
  test("is there after the result was replaced: files, links, empty folders, names with a new line, and is named", async () => {
    const folder = await oldResult();
    mkdirSync(join(folder, "data", "mine"), { recursive: true });
    mkdirSync(join(folder, "empty"));
    writeFileSync(join(folder, "data", "mine", "notes.md"), "mine");
    writeFileSync(join(folder, "a\nb"), "two lines");
    symlinkSync("nowhere", join(folder, "lost"));
    symlinkSync("/etc", join(folder, "elsewhere"));
    const effects = effectsOn();
    await written(folder, "new", effects);
    expect(wholeResultIn(folder)).toBe("new");
    expect(readFileSync(join(folder, "data", "mine", "notes.md"), "utf8")).toBe("mine");
    expect(readFileSync(join(folder, "a\nb"), "utf8")).toBe("two lines");
    expect([readlinkSync(join(folder, "lost")), readlinkSync(join(folder, "elsewhere"))]).toEqual(["nowhere", "/etc"]);
    expect(lstatSync(join(folder, "empty")).isDirectory()).toBe(true);
    expect(effects.said().error).toMatch(
      /^Kept in \S+catfish, not written by catfish: a\\u000ab, data\/mine\/notes\.md, .*\.\n$/,
    );
  });

  test("is a second name of the same file, so that whoever has it open goes on writing to it", async () => {
    const folder = await oldResult();
    writeFileSync(join(folder, "log.txt"), "one\n");
    const { ino } = lstatSync(join(folder, "log.txt"));
    await written(folder, "new");
    expect(lstatSync(join(folder, "log.txt")).ino).toBe(ino);
  });

  test("is copied on a disk that knows no second names", async () => {
    const folder = await oldResult();
    writeFileSync(join(folder, "notes.md"), "mine");
    const carry: Disk["carry"] = (from, to) => disk.copy(from, to);
    await written(folder, "new", effectsOn({ carry }));
    expect(wholeResultIn(folder)).toBe("new");
    expect(readFileSync(join(folder, "notes.md"), "utf8")).toBe("mine");
  });

  test.each(["index.html", "charts/one.svg", "index.html/mine.md", "charts"])(
    "is refused by name where the new result has something called %s",
    async (path) => {
      const folder = await oldResult();
      mkdirSync(join(folder, path, ".."), { recursive: true });
      writeFileSync(join(folder, path), "mine");
      const before = hashesBelow(folder);
      const more = ["index.html", "charts/one.svg"].map((each) => ({ path: each, text: "drawn" }));
      const replaced = writeFolder(placeAt(disk, folder), smallResult("new", more), effectsOn());
      await expect(replaced).rejects.toThrow(`${join(folder, path)} was not written by catfish`);
      expect(hashesBelow(folder)).toEqual(before);
      expect(beside(folder)).toEqual(["catfish"]);
    },
  );

  test("may come while the result is being put in its place: nothing is lost", async () => {
    const folder = await oldResult();
    const move: Disk["move"] = (from, to) => {
      if (from === folder) writeFileSync(join(folder, "late.md"), "just saved");
      disk.move(from, to);
    };
    await expect(written(folder, "new", effectsOn({ move }))).rejects.toThrow("is not what it was");
    expect(wholeResultIn(folder)).toBe("old");
    expect(readFileSync(join(folder, "late.md"), "utf8")).toBe("just saved");
  });
});

describe("of two that write the same folder", () => {
  test.each([
    ["nothing", async (_: string) => {}],
    ["an empty folder", async (folder: string) => void mkdirSync(folder)],
    ["a result", (folder: string) => written(folder, "old")],
  ])("the second is refused where %s stood when both began", async (_, prepare) => {
    const folder = join(freshFolder(), "catfish");
    await prepare(folder);
    const [first, second] = [placeAt(disk, folder), placeAt(disk, folder)];
    await writeFolder(first, smallResult("first"), effectsOn());
    const refused = writeFolder(second, smallResult("second"), effectsOn());
    await expect(refused).rejects.toThrow(`${folder} is not what it was when this command began`);
    expect(wholeResultIn(folder)).toBe("first");
    expect(beside(folder)).toEqual(["catfish"]);
  });

  test("the second is refused even where the first comes between its last look and its move", async () => {
    const folder = await oldResult();
    let isFirst = true;
    const move: Disk["move"] = (from, to) => {
      if (from === folder && isFirst) {
        isFirst = false;
        const [made] = [join(freshFolder(), "made")];
        renameSync(folder, made);
        mkdirSync(folder);
        for (const name of readdirSync(made)) renameSync(join(made, name), join(folder, name));
        writeFileSync(join(folder, "run-info.json"), '{"of":"the first"}');
      }
      disk.move(from, to);
    };
    await expect(written(folder, "second", effectsOn({ move }))).rejects.toThrow("is not what it was");
    expect(readFileSync(join(folder, "run-info.json"), "utf8")).toBe('{"of":"the first"}');
    expect(wholeResultIn(folder)).toBe("old");
  });

  test("the second is refused where the first has put something in the place that was just free", async () => {
    const folder = await oldResult();
    const move: Disk["move"] = (from, to) => {
      if (to === folder && from.includes("unfinished")) {
        mkdirSync(folder);
        writeFileSync(join(folder, "other.md"), "of another");
      }
      disk.move(from, to);
    };
    await expect(written(folder, "second", effectsOn({ move }))).rejects.toThrow(/What stood there is whole in/);
    expect(readFileSync(join(folder, "other.md"), "utf8")).toBe("of another");
    const [aside] = beside(folder).filter((name) => name.includes("replaced"));
    expect(wholeResultIn(join(folder, "..", aside))).toBe("old");
    // It stays for as long as something else has its name.
    expect(placeAt(disk, folder).stood).toBeDefined();
    expect(beside(folder)).toContain(aside);
  });

  test("a file of the result that was edited meanwhile is not replaced", async () => {
    const folder = await oldResult();
    const place = placeAt(disk, folder);
    writeFileSync(join(folder, "summary.md"), "edited by hand\n");
    await expect(writeFolder(place, smallResult("new"), effectsOn())).rejects.toThrow("somebody changed a file");
    expect(readFileSync(join(folder, "summary.md"), "utf8")).toBe("edited by hand\n");
  });
});

describe("a place", () => {
  test("with a name as long as a name may be is written twice", async () => {
    const folder = join(freshFolder(), "n".repeat(255));
    await written(folder, "old");
    await written(folder, "new");
    expect(wholeResultIn(folder)).toBe("new");
    expect(beside(folder)).toEqual([basename(folder)]);
  });

  test("that is a link is refused, wherever it leads", () => {
    const parent = freshFolder();
    for (const to of ["nowhere", parent]) {
      const link = join(parent, `to-${basename(to)}`);
      symlinkSync(to, link);
      expect(() => placeAt(disk, link)).toThrow("is a link");
      expect(() => placeAt(disk, `${link}/`)).toThrow("is a link");
    }
  });

  test("whose files have second names elsewhere leaves those as they are", async () => {
    const folder = await oldResult();
    const elsewhere = join(freshFolder(), "summary.md");
    linkSync(join(folder, "summary.md"), elsewhere);
    await written(folder, "new");
    expect(readFileSync(elsewhere, "utf8")).toBe("old\n");
  });
});
