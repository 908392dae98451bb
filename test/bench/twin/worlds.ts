import { type Engines, isNeeded } from "../../../src/model/keptWorld.ts";
import { FREE } from "../../../src/model/kernel/layout.ts";
import type { Market } from "../../../src/model/market.ts";
import { closing, type Line, schedule } from "../../../src/model/schedule.ts";
import {
  passMonths,
  prepareReplications,
  type Simulation,
  simulate,
  startReplication,
} from "../../../src/model/simulate.ts";

/**
 * Worlds at month 0, for whoever goes on with them: the engine here, or the same processes in C. Both begin with
 * what the engine has made.
 */
export interface StartedWorlds {
  readonly simulation: Simulation;
  readonly count: number;
  /** The memory, with the first world in it. */
  readonly memory: Uint8Array;
  /** What each world has of its own in it, from `FREE` on: its columns, and the key of its draws. */
  readonly starts: readonly Uint8Array[];
}

/**
 * Starts the worlds 0 to `count` - 1.
 *
 * @param engines  with a kernel, since the memory is that of WebAssembly
 * @throws Error for a market with a timetable, which is followed in TypeScript, or for engines without a kernel
 */
export function startWorlds(market: Market, seed: string, count: number, engines: Engines): StartedWorlds {
  if (market.timetable.length > 0) throw new Error("a timetable is followed in TypeScript alone");
  const simulation = prepareReplications(market, seed, engines);
  const { world, steps } = simulation;
  if (world.memory.byteOffset !== FREE) throw new Error("these worlds are not in the memory of a kernel");
  // What must be gathered is handed to WebAssembly once, with the first month that is observed.
  simulate(simulation, 0, new Float64Array(simulation.size));
  const { buffer } = world.memory;
  const { byteOffset, byteLength } = world.replicationStream;
  const starts: Uint8Array[] = [];
  for (let replication = count - 1; replication >= 0; replication--) {
    startReplication(simulation, replication);
    world.month = 0;
    // The first step hands on the parameters of the market.
    steps.schedule[0](world);
    starts.unshift(new Uint8Array(buffer.slice(FREE, byteOffset + byteLength)));
  }
  return { simulation, count, memory: new Uint8Array(buffer.slice(0)), starts };
}

/**
 * The months of all these worlds in the engine, from what each has at month 0, passed as a command has them passed.
 *
 * @param out  out: worlds x months x series
 */
export function passAllMonths({ simulation, starts }: StartedWorlds, out: Float64Array): void {
  const { world, size } = simulation;
  const memory = new Uint8Array(world.memory.buffer);
  for (let i = 0; i < starts.length; i++) {
    memory.set(starts[i], FREE);
    passMonths(simulation, out, i * size);
  }
}

/** What the program in C reads (`twin.c`). */
export function fileOf({ simulation, count, memory, starts }: StartedWorlds): Uint8Array {
  const { market, watch } = simulation;
  const asked = Int32Array.of(
    count,
    market.months,
    watch.width,
    memory.length,
    FREE,
    FREE + starts[0].length,
    bitsOf(schedule, market),
    watch.parts.reduce((bits, isSet, i) => (isSet ? bits | (1 << i) : bits), 0),
    bitsOf(closing, market),
  );
  return Buffer.concat([new Uint8Array(asked.buffer), memory, ...starts]);
}

function bitsOf(lines: readonly Line[], market: Market): number {
  return lines.reduce((bits, line, i) => (isNeeded(line, market) ? bits | (1 << i) : bits), 0);
}
