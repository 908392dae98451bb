import { availableParallelism } from "node:os";
import { basename, join } from "node:path";
import type { Shell } from "../words/shellWords.ts";
import { type Disk, nodeDisk } from "./disk.ts";
import type { Drawing } from "./drawnBeside.ts";
import { programName, shellOf } from "./print/shellHere.ts";
import { type Terminal, terminalOfProcess } from "./print/terminal.ts";
import type { Workers } from "./workers.ts";

export type { Chunk, Disk, Fingerprint, Look, Standing } from "./disk.ts";

/** Everything a command does to the world outside; tests hand over their own and watch. */
export interface Effects {
  readonly disk: Disk;
  readonly terminal: Terminal;
  readonly clock: Clock;
  readonly machine: Machine;
  /** A map over so many threads; loaded when it is asked for. `small` work stays in this thread. */
  readonly workers: (threads: number, small: boolean) => Promise<Workers>;
  /** Threads that draw charts; without them they are drawn in this one. */
  readonly drawing?: () => Promise<Drawing>;
  /** Opens a file in the program that the system has for it; why not, where that fails. */
  readonly show: (path: string) => Promise<string | undefined>;
  /** Aborted with an `Interruption` when the user presses Ctrl-C, or a signal asks for the same. */
  readonly interrupted: AbortSignal;
}

export interface Clock {
  /** Now, as ISO 8601 in UTC. Only `run-info.json` may hold it. */
  readonly now: () => string;
  /** Milliseconds since some moment, for rates and time left; never goes back. */
  readonly milliseconds: () => number;
}

export interface Machine {
  readonly platform: string;
  readonly node: string;
  readonly cores: number;
  /** How the program is called where the next command is typed, and how words are quoted there. */
  readonly program: string;
  readonly shell: Shell;
  /** Name of the shell that the user works in, e.g. `zsh`. */
  readonly loginShell: string;
  /** Memory that is free for this process now [bytes]. */
  readonly freeMemory: () => number;
}

/** The effects of a real process. */
export function nodeEffects(interrupted: AbortSignal, colour: boolean): Effects {
  const disk = nodeDisk();
  return {
    disk,
    terminal: terminalOfProcess(colour),
    clock: { now: () => new Date().toISOString(), milliseconds: () => performance.now() },
    machine: {
      platform: `${process.platform}-${process.arch}`,
      node: process.version,
      cores: availableParallelism(),
      program: programName(process.env),
      shell: shellOf(process.env),
      loginShell: basename(process.env.SHELL ?? "bash"),
      freeMemory: () => process.availableMemory(),
    },
    workers: async (threads, small) => {
      const { openWorkers, threadsHere } = await import("./workers.ts");
      return small || threads === 1 ? threadsHere : openWorkers(threads, join(disk.home, ".build", "worker.js"));
    },
    drawing: async () => {
      const { drawnBeside } = await import("./drawnBeside.ts");
      return drawnBeside(join(disk.home, ".build", "drawing.js"), interrupted);
    },
    show: async (path) => (await import("./showFile.ts")).showFile(path),
    interrupted,
  };
}
