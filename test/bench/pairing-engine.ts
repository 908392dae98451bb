import type { simulateBatch } from "../../src/worlds/simulateBatch.ts";
import { mutatedEngine, type Replacement } from "../mutations/mutatedEngine.ts";

/**
 * The same model with ordinary common random numbers: both scenarios start from the same seed, and every draw is
 * the next number of one stream a world, in the order in which the model happens to ask. From the first decision
 * that differs, the two scenarios read different numbers.
 */
const oneStream: readonly Replacement[] = [
  {
    file: "random.ts",
    from: "export function uniform(stream: Stream, who: int, whom: int): number {\n  threefry(stream, who, whom);",
    to: [
      "let shared = createStream();",
      "let drawn = 0;",
      "export function openStream(key: Stream): void {",
      "  shared = key.slice();",
      "  drawn = 0;",
      "}",
      "export function uniform(stream: Stream, _who: number, _whom: number): number {",
      "  threefry(shared, drawn++, 0);",
      "  stream[2] = shared[2];",
      "  stream[3] = shared[3];",
    ].join("\n"),
  },
  {
    file: "resetWorld.ts",
    from: "import { deriveStream, ",
    to: "import { deriveStream, openStream, ",
  },
  {
    file: "resetWorld.ts",
    from: "  deriveStream(key, replication, 0, world.replicationStream);",
    to: "  deriveStream(key, replication, 0, world.replicationStream);\n  openStream(world.replicationStream);",
  },
];

/** The engine whose worlds draw from one stream each. The benchmark is run from the folder of the project. */
export function engineOfOneStream(): Promise<typeof simulateBatch> {
  return mutatedEngine(oneStream, process.cwd());
}
