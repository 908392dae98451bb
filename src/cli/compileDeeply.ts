import { setFlagsFromString } from "node:v8";

/**
 * Lets V8 put whole processes of the model into the steps that call them (`bindSteps` in `src/model/schedule.ts`),
 * which are longer than it would by itself. Changes no result; called before the first replication, in every thread.
 */
export function compileDeeply(): void {
  setFlagsFromString("--max-inlined-bytecode-size=1000");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=6000");
}
