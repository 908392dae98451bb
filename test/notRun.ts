import type { TestContext } from "vitest";
import type { Reporter, TestModule } from "vitest/node";

/**
 * A test that this machine cannot run, for lack of a tool. It is listed at the end with the remedy, and is a failure
 * with `CI=true`, where nobody reads lists.
 *
 * @param why  what is missing, and after the first colon what to do about it
 */
export function notRun(test: TestContext | undefined, why: string): never {
  if (test === undefined || process.env.CI) throw new Error(why);
  return test.skip(why);
}

/** Lists tests that were not run, by what they lack; the very last lines are the remedies. */
export class NotRunReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lacking = new Map<string, string[]>();
    for (const module of modules)
      for (const test of module.children.allTests("skipped")) {
        const result = test.result();
        const why = result.state === "skipped" ? result.note : undefined;
        if (why !== undefined)
          lacking.set(why, [...(lacking.get(why) ?? []), `${module.relativeModuleId}: ${test.fullName}`]);
      }
    for (const names of lacking.values()) for (const name of names) process.stdout.write(`NOT RUN  ${name}\n`);
    for (const [why, names] of lacking)
      process.stdout.write(`NOT RUN: ${names.length} ${names.length === 1 ? "test" : "tests"}, since ${why}\n`);
  }
}
