import type { Effects } from "./effects.ts";

/** A turn for the rest of the process between pieces of work that are done in this thread, so that Ctrl-C is heard. */
export function turnOf({ interrupted }: Pick<Effects, "interrupted">): () => Promise<void> {
  return async () => {
    await new Promise((resume) => setImmediate(resume));
    interrupted.throwIfAborted();
  };
}
