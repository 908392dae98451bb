import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { silence, terminalOfProcess } from "../../src/cli/print/terminal.ts";

const made = vi.hoisted((): { color?: unknown }[] => []);

vi.mock("ora", () => ({
  default: (options: { color?: unknown }) => {
    made.push(options);
    return { start: () => {}, stop: () => {} };
  },
}));

/** Makes a stream of this process look like a terminal with so many columns. */
function asTerminal(stream: NodeJS.WriteStream, columns: number): void {
  Object.defineProperty(stream, "isTTY", { value: true, configurable: true });
  Object.defineProperty(stream, "columns", { value: columns, configurable: true });
}

describe("the terminal of a process", () => {
  const streams = [process.stdout, process.stderr];
  const before = streams.map((stream) => ({ isTTY: stream.isTTY, columns: stream.columns }));

  beforeEach(() => {
    made.length = 0;
    for (const name of ["NO_COLOR", "FORCE_COLOR"]) vi.stubEnv(name, undefined);
    vi.stubEnv("TERM", "xterm");
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    for (const [i, stream] of streams.entries()) {
      for (const name of ["isTTY", "columns"] as const) {
        Object.defineProperty(stream, name, { value: before[i][name], configurable: true, writable: true });
      }
    }
  });

  test("with no columns has no spinner, which would count lines without end, and a width to write in", async () => {
    for (const stream of streams) asTerminal(stream, 0);
    const { width, progress } = terminalOfProcess(true);
    expect(width).toBe(100);
    expect(await progress()).toBe(silence);
    expect(made).toEqual([]);
  });

  test("with columns has a spinner in its colour", async () => {
    for (const stream of streams) asTerminal(stream, 80);
    await terminalOfProcess(true).progress();
    expect(made).toHaveLength(1);
    expect(made[0].color).toBeUndefined();
  });

  test("has a spinner without colour under --no-color and under NO_COLOR", async () => {
    for (const stream of streams) asTerminal(stream, 80);
    await terminalOfProcess(false).progress();
    vi.stubEnv("NO_COLOR", "1");
    await terminalOfProcess(true).progress();
    expect(made.map(({ color }) => color)).toEqual([false, false]);
  });
});
