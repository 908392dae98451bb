import type { Series } from "../../model/series.ts";
import type { PlainFile } from "../../question/kind.ts";
import type { Explore } from "../../worlds/points.ts";

/** A row of a table that is not what this program makes of its point. */
export interface DifferingRow {
  readonly point: string;
  readonly table: string;
  /** As the folder has it, and as it comes out now. */
  readonly saved: string;
  readonly now: string;
}

/** How the points of one kind of exploration are run again and compared with its tables. */
export interface PointsAgain {
  /** Tables with rows that rest on these points. */
  readonly tables: readonly string[];
  /** How many points the folder has, and the names in it of those that are run again. */
  readonly points: number;
  readonly sample: readonly string[];
  /** What is kept of every world, in the order in which the exploration kept it. */
  readonly series: readonly Series[];
  /** Runs the points of the sample and compares what comes out with their rows. */
  readonly compare: (explore: Explore) => Promise<readonly DifferingRow[]>;
  /** Files that follow from the rows of all points, as they come out of the saved rows. */
  readonly workedOut: readonly PlainFile[];
  /** What rests on points that are not run again, in a sentence; undefined where nothing does. */
  readonly left?: string;
}

/** Explores only some of the points that are asked for, each under the number that it has among all. */
export function exploringSome(explore: Explore, numbers: ReadonlySet<number>): Explore {
  return (points, use, seedOf = () => undefined) => {
    const taken: number[] = [];
    function* some(): Iterable<readonly string[]> {
      let number = 0;
      for (const settings of points) {
        if (numbers.has(number)) {
          taken.push(number);
          yield settings;
        }
        number++;
      }
    }
    return explore(
      some(),
      (point) => use({ ...point, index: taken[point.index] }),
      (index) => seedOf(taken[index]),
    );
  };
}
