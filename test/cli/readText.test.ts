import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { textIn } from "../../src/cli/readText.ts";
import { few } from "../thorough.ts";
import { catfish, freshFolder } from "./commandLine.ts";
import { inProcess } from "./inProcess.ts";

const bytesOf = (text: string, encoding: BufferEncoding) => Buffer.from(text, encoding);
const TEXT = "extends: baseline\r\ntitle: Köln\n";

describe("a text", () => {
  test("is taken in UTF-8, with or without a mark at its beginning", () => {
    expect(textIn(bytesOf(TEXT, "utf8"), "a.yaml")).toEqual({ text: TEXT });
    expect(textIn(bytesOf(`\ufeff${TEXT}`, "utf8"), "a.yaml")).toEqual({ text: TEXT });
    expect(textIn(new Uint8Array(0), "a.yaml")).toEqual({ text: "" });
  });

  test("in Latin-1 is refused with line, column and the line as it was meant", () => {
    expect(textIn(bytesOf(`# 日本 ü\n`, "utf8"), "a.yaml")).toHaveProperty("text");
    expect(textIn(Buffer.concat([bytesOf("# 日本\n", "utf8"), bytesOf(TEXT, "latin1")]), "a.yaml")).toEqual({
      problem: {
        source: "a.yaml",
        line: 3,
        column: 9,
        excerpt: "title: Köln",
        wrong: "There is a letter here that is not in UTF-8.",
        right: expect.stringContaining("save as UTF-8"),
      },
    });
  });

  test.each([
    ["UTF-16", bytesOf(`\ufeff${TEXT}`, "utf16le")],
    ["UTF-16", bytesOf(`\ufeff${TEXT}`, "utf16le").swap16()],
    ["UTF-16", bytesOf("extends: baseline", "utf16le")],
    ["UTF-32", Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0])],
  ])("in %s is told by its name", (encoding, bytes) => {
    expect(textIn(bytes, "a.yaml")).toEqual({
      problem: {
        source: "a.yaml",
        line: 1,
        wrong: `This is a text in ${encoding}.`,
        right: expect.stringContaining("save as UTF-8"),
      },
    });
  });

  test.each([
    ["cut in the middle of a letter", Buffer.from([0x61, 0x0a, 0xc3]), { line: 2, column: 1 }],
    ["of bytes that no letter has", Buffer.from([0x61, 0x0a, 0x0a, 0x62, 0xff]), { line: 3, column: 2 }],
    ["with a NUL byte", Buffer.from("a\nb\0c\n"), { line: 2 }],
  ])("%s is refused with its line", (_, bytes, place) => {
    expect(textIn(bytes, "a.yaml")).toMatchObject({ problem: place });
  });

  test("of more than a megabyte is refused", () => {
    expect(textIn(new Uint8Array(1_000_001).fill(0x23), "a.yaml")).toMatchObject({
      problem: { wrong: "This is too long for a scenario." },
    });
  });
});

describe.skipIf(process.platform === "win32")("what is no plain file", () => {
  const cwd = freshFolder();
  execFileSync("mkfifo", [join(cwd, "pipe.yaml")]);
  mkdirSync(join(cwd, "team"));
  for (const [name, extended] of Object.entries({ pipe: "pipe.yaml", zero: "/dev/zero", folder: "./team" })) {
    writeFileSync(join(cwd, `extends-${name}.yaml`), `extends: ${extended}\n`);
    writeFileSync(join(cwd, `against-${name}.yaml`), `extends: baseline\nreference: ${extended}\n`);
  }
  writeFileSync(join(cwd, "large.yaml"), "#".repeat(1_000_001));

  const refused = [
    ["pipe.yaml", "pipe.yaml: This is a named pipe, not a file."],
    ["/dev/zero", "/dev/zero: This is a device, not a file."],
    ["extends-pipe.yaml", "pipe.yaml: This is a named pipe, not a file."],
    ["extends-zero.yaml", "/dev/zero: This is a device, not a file."],
    ["extends-folder.yaml", "team: This is a folder, not a file."],
    ["against-pipe.yaml", "pipe.yaml: This is a named pipe, not a file."],
    ["against-zero.yaml", "/dev/zero: This is a device, not a file."],
    ["against-folder.yaml", "team: This is a folder, not a file."],
    ["large.yaml", "large.yaml: This is too long for a scenario."],
  ] as const;
  test.each(few(refused, 4))("is refused at once: %s", (word, message) => {
    const { code, error } = catfish(["show", word], { cwd, timeout: 120_000 });
    expect([code, error]).toEqual([2, expect.stringContaining(message)]);
  });

  test("is refused as a socket too", async () => {
    const path = join(cwd, "s.yaml");
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    const { code, error } = await inProcess(["show", path]);
    await new Promise((resolve) => server.close(resolve));
    expect([code, error]).toEqual([2, expect.stringContaining("This is a socket, not a file.")]);
  });
});

test("standard input is read no further than a scenario goes", () => {
  const { code, error } = catfish(["show", "-"], { input: "#".repeat(5_000_000), timeout: 120_000 });
  expect([code, error]).toEqual([2, expect.stringContaining("standard input: This is too long for a scenario.")]);
});
