import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Files that take longer than their size tells. */
const LONG = [
  ...["cli/accountPlan", "web/numbers", "cli/claimsOfRun", "cli/nextSteps", "cli/charts", "cli/olderFormat"],
  ...["report/opens", "web/commands", "cli/progress", "windows/windows"],
];

/**
 * Long files first, so that the two threads end at about the same time. vitest goes by what each took the last time, and
 * on a fresh clone by size; a few whose size tells nothing are named here.
 */
export class LongestFirst extends BaseSequencer {
  async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => LONG.some((name) => moduleId.endsWith(`test/${name}.test.ts`));
    const projects = [...new Set(sorted.map(({ project }) => project))];
    // Projects stay together: what a thread has loaded for one is of no use to the next.
    const rank = (file: TestSpecification) => 2 * projects.indexOf(file.project) + (isLong(file) ? 0 : 1);
    return sorted.sort((a, b) => rank(a) - rank(b));
  }
}
