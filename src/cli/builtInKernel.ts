import type { Kernel } from "../model/keptWorld.ts";
import { openKernel } from "../model/kernel/kernel.ts";

/** The bytes of the kernel in base 64, which the build puts here; the source by itself has none. */
declare const KERNEL: string | undefined;

/** The steps of a month in WebAssembly, where the program was built and is allowed to run it. */
export function builtInKernel(): Kernel | undefined {
  return typeof KERNEL === "undefined" ? undefined : openKernel(Buffer.from(KERNEL, "base64"));
}
