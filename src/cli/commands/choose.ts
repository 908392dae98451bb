import { join } from "node:path";
import { type Choice, weighed } from "../../analyse/choice/choice.ts";
import { type ChoiceQuestion, type ChoiceRecord, recordChoice } from "../../analyse/choice/outcomes.ts";
import { worstSoFar } from "../../analyse/choice/regret.ts";
import { choiceDesign, choiceSummaryObject } from "../../question/choiceSummary.ts";
import { shortNumber } from "../../words/number.ts";
import type { Given } from "../arguments/given.ts";
import { choiceContents } from "../choose/contents.ts";
import { questionOf } from "../choose/plan.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { explore } from "../explore/explore.ts";
import type { ExploreProgress } from "../explore/progress.ts";
import { exploreSetup } from "../explore/setup.ts";
import { sayChoice } from "../print/sayChoice.ts";
import { wordAgain } from "../print/wordAgain.ts";

/** Worlds of every policy in every future unless asked for. */
const USUAL_REPLICATIONS = 20;

/** `catfish choose scenario --lever path=values --uncertain path=low:high` */
export async function choose(given: Given, effects: Effects): Promise<ExitCode> {
  const setup = await exploreSetup(given, effects, USUAL_REPLICATIONS);
  const question = questionOf(given, setup, effects);
  const { series, policies, futures } = question;
  for (const caution of question.cautions) effects.terminal.error(`Note: ${caution}`);
  return explore<Choice>(
    { ...setup, series },
    {
      kind: "choice",
      points: policies.length * futures.length,
      design: choiceDesign(question),
      analyse: async (run, progress) =>
        weighed(await recordChoice(question, series, run, tellBest(question, progress))),
      contents: choiceContents,
      summary: choiceSummaryObject,
      say: (choice, folder) => {
        const word = wordAgain(setup.word, join(folder, "scenario.yaml"));
        sayChoice(choice, { folder, charts: setup.request.charts, word }, effects.terminal);
      },
    },
    given,
    effects,
  );
}

/** Tells which policy has the least worst regret in the futures that are done. */
function tellBest(
  { policies }: ChoiceQuestion,
  progress: ExploreProgress,
): (record: ChoiceRecord, future: number) => void {
  const look = worstSoFar(policies.length);
  return (record, future) => {
    const { policy, regret } = look(record, future);
    if (policy !== undefined) progress.best(`${policies[policy].name}, worst regret ${shortNumber(regret)}`);
  };
}
