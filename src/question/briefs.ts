import type { Allocation } from "../analyse/allocation/allocation.ts";
import type { Choice } from "../analyse/choice/choice.ts";
import type { PlausibleAnswer } from "../analyse/plausible/spread.ts";
import { valueByYear } from "../draw/valueByYear.ts";
import type { RunIdentity } from "../result/manifest.ts";
import { allocationSubtitle } from "../words/en/allocation.ts";
import { allocationBriefTitle, allocationPoints, allocationQuestion } from "../words/en/allocationBrief.ts";
import { choiceSubtitle } from "../words/en/asked.ts";
import { type BriefPoint, briefFoot, briefHeadings } from "../words/en/brief.ts";
import { briefPicture } from "../words/en/briefPicture.ts";
import { briefQuestion, briefSteps } from "../words/en/briefQuestion.ts";
import { type ChangeBrief, changePoints } from "../words/en/changeBrief.ts";
import { choiceBriefTitle, choicePoints, choiceQuestion } from "../words/en/choiceBrief.ts";
import { futuresWords } from "../words/en/policyNames.ts";
import { type Answer, comparedWith } from "../words/en/run.ts";
import { studySubtitle, studyTitle } from "../words/en/study.ts";
import type { Comparison } from "../worlds/result.ts";
import { accountPlan } from "./accountPlan.ts";
import type { Brief, BriefSection } from "./kind.ts";
import type { Study } from "./study.ts";

/*
 * One page for those who decide: the question, the verdict, what carries it, what speaks against it, the risk, what must be
 * true, what to watch and what to do next, all of it facts of the answer that the tables hold.
 */

/** The brief of a comparison of two; undefined where there are more, or no verdict. */
export function studyBrief(study: Study, identity: RunIdentity): Brief | undefined {
  const { baseline, scenarios, question, plausible } = study;
  const [{ arm, answer, changes, same, said }] = scenarios;
  if (scenarios.length > 1) return undefined;
  const files = [baseline, arm].map(({ name }) => `scenarios/${name}.yaml`);
  const plan = accountPlan(
    arm.means,
    baseline.means,
    answer,
    { title: studySubtitle(study), plausible, file: files[1] },
    identity,
  );
  if (plan !== undefined && !same) return plan;
  const { scenario } = arm.means;
  return changeBrief(
    { answer, scenario, assumed: plausible?.moved ?? [], ...(same && { nothing: said[0] }) },
    {
      title: question === "what-if" ? studyTitle(study) : briefQuestion.compared(arm.name, baseline.name),
      subtitle: studySubtitle(study),
      question: briefQuestion.changes(changes, scenario),
      next: briefSteps.compared(files, answer),
    },
    identity,
  );
}

/** What is needed of the answer of a run. */
interface AnsweredRun {
  readonly comparison: Comparison;
  readonly answer: Answer;
  readonly plausible?: PlausibleAnswer;
}

/** The brief of a run against its reference. */
export function runBrief({ comparison, answer, plausible }: AnsweredRun, identity: RunIdentity): Brief | undefined {
  const { result, reference } = comparison;
  const { scenario } = result;
  if (answer.against === undefined || reference === undefined) return undefined;
  const plan = accountPlan(
    result,
    reference,
    answer,
    { title: comparedWith(answer.against), plausible, file: "scenario.yaml" },
    identity,
  );
  if (plan !== undefined) return plan;
  return changeBrief(
    { answer, scenario, assumed: plausible?.moved ?? [] },
    {
      title: briefQuestion.run(scenario, answer.against),
      subtitle: comparedWith(answer.against),
      question: briefQuestion.better(scenario, answer.against),
      next: briefSteps.run(scenario, answer),
    },
    identity,
  );
}

/** The brief of a choice; undefined where nothing could be weighed. */
export function choiceBrief(choice: Choice, identity: RunIdentity): Brief | undefined {
  const points = choicePoints(choice);
  if (points === undefined) return undefined;
  const { scenario } = choice;
  return {
    lang: "en",
    title: choiceBriefTitle(choice),
    subtitle: choiceSubtitle(choice.policies.length, futuresWords(choice.futures.length)),
    sections: sectionsOf({ question: choiceQuestion(choice), ...points }),
    foot: briefFoot(identity, scenario.start, " of every policy in every future"),
  };
}

/** The brief of a budget shared out; undefined where nothing was measured. */
export function allocationBrief(allocation: Allocation, identity: RunIdentity): Brief | undefined {
  const points = allocationPoints(allocation);
  if (points === undefined) return undefined;
  return {
    lang: "en",
    title: allocationBriefTitle(allocation),
    subtitle: allocationSubtitle(allocation),
    sections: sectionsOf({ question: allocationQuestion(allocation), ...points }),
    foot: briefFoot(identity, allocation.scenario.start, " of every split"),
  };
}

interface Around {
  readonly title: string;
  readonly subtitle: string;
  readonly question: readonly string[];
  readonly next: readonly BriefPoint[];
}

function changeBrief(about: ChangeBrief, around: Around, identity: RunIdentity): Brief | undefined {
  const points = changePoints(about);
  if (points === undefined) return undefined;
  const { answer, scenario } = about;
  return {
    lang: "en",
    title: around.title,
    subtitle: around.subtitle,
    sections: sectionsOf({ question: around.question, ...points, next: around.next }, (provenance) =>
      valueByYear(briefPicture(answer, scenario), provenance),
    ),
    foot: briefFoot(identity, scenario.start),
  };
}

/** Sections in the order of the headings; the picture stands with what carries it. */
function sectionsOf(
  points: Readonly<Record<keyof typeof briefHeadings, readonly BriefPoint[]>>,
  picture?: BriefSection["picture"],
): BriefSection[] {
  const ids: readonly (keyof typeof briefHeadings)[] = [
    "question",
    "verdict",
    "carries",
    "against",
    "risk",
    "mustBeTrue",
    "watch",
    "next",
  ];
  return ids
    .filter((id) => points[id].length > 0)
    .map((id) => ({
      id,
      title: briefHeadings[id],
      points: points[id],
      ...(id === "carries" && picture && { picture }),
    }));
}
