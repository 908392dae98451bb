import type { Market } from "../../../src/model/market.ts";
import { bitsOf } from "./simulated.ts";

/** The program that simulates in a place, and tells: Node prints it, and a page posts it to whoever served it. */

/** The markets, and the bytes of the kernel in base 64, which the bundle brings along. */
declare const MARKETS: readonly Market[];
declare const KERNEL: string;

const told = JSON.stringify(
  await bitsOf(
    MARKETS,
    Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0)),
  ),
);
if ("document" in globalThis) await fetch("/told", { method: "POST", body: told });
else process.stdout.write(told);
