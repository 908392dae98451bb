import { setFlagsFromString } from "node:v8";
import type { MapBatches } from "../experiment/batch.ts";

/**
 * While batches run, lets V8 put whole processes of the model into the steps that call them (`bindSteps` in
 * `src/model/steps.ts`), which are longer than it would by itself; afterwards as it was, since drawing charts
 * gets slower by it. The limits hold for all threads of the program. Changes no result.
 */
export function compilingDeeply(map: MapBatches): MapBatches {
  return async (...batches) => {
    setLimits(1000, 6000);
    try {
      await map(...batches);
    } finally {
      setLimits(460, 920);
    }
  };
}

/** Longest function that is put into another, and most that is put into one, in bytes of bytecode; 460 and 920 are V8's own. */
function setLimits(longest: number, most: number): void {
  setFlagsFromString(`--max-inlined-bytecode-size=${longest}`);
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${most}`);
}
