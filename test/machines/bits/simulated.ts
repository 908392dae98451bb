import { type Kernel, keepingWorld } from "../../../src/model/keptWorld.ts";
import { openKernel } from "../../../src/model/kernel/kernel.ts";
import type { Market } from "../../../src/model/market.ts";
import { simulateBatch } from "../../../src/worlds/simulateBatch.ts";

/** What is simulated in many places, to be held against each other. */

/** SHA-256 of the window means of every market and seed, with the steps in WebAssembly and with those in TypeScript. */
export interface Bits {
  /** Undefined where WebAssembly is missing or refused. */
  readonly webAssembly?: readonly string[];
  readonly typeScript: readonly string[];
}

const SEEDS = ["1", "any text"];
const WORLDS = 4;

/** @param kernel  its bytes */
export async function bitsOf(markets: readonly Market[], kernel: Uint8Array): Promise<Bits> {
  const opened = openKernel(kernel);
  const typeScript = await hashesOf(markets);
  return opened === undefined ? { typeScript } : { webAssembly: await hashesOf(markets, opened), typeScript };
}

async function hashesOf(markets: readonly Market[], kernel?: Kernel): Promise<string[]> {
  const engines = keepingWorld(() => kernel);
  const hashes: string[] = [];
  for (const market of markets) {
    for (const seed of SEEDS) {
      const window = [Math.floor(market.months / 2), market.months - 1] as const;
      const { means } = simulateBatch({ market, seed, first: 0, count: WORLDS, window }, engines);
      hashes.push(await hashOf(means));
    }
  }
  return hashes;
}

/** What is missing has many bits, which say nothing; it is written with one of them. */
async function hashOf(numbers: Float64Array): Promise<string> {
  const bytes = new Float64Array(numbers.map((number) => (Number.isNaN(number) ? Number.NaN : number)));
  const digest = await crypto.subtle.digest("SHA-256", bytes);
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
