import type { PlausibleAnswer } from "../analyse/plausible/spread.ts";
import { programmeOf } from "../analyse/programme.ts";
import { scaleOf } from "../analyse/supplierSide.ts";
import { valueByYear } from "../draw/valueByYear.ts";
import type { RunIdentity } from "../result/manifest.ts";
import {
  type PlanAbout,
  planAgainst,
  planBuyers,
  planExpect,
  planHangsOn,
  planHeadings,
  planNext,
  planQuestion,
  planThreat,
  planTitle,
  planVerdict,
  planWatch,
} from "../words/en/accountPlan.ts";
import { briefFoot } from "../words/en/brief.ts";
import { planPicture } from "../words/en/briefPicture.ts";
import { planMeans } from "../words/en/planMeans.ts";
import { type Answer, sideSaid } from "../words/en/run.ts";
import type { WindowMeans } from "../worlds/result.ts";
import type { Brief, BriefSection } from "./kind.ts";
import { planSteps } from "./next.ts";

/** What stands around the facts of a plan. */
interface Around {
  /** What it is compared with. */
  readonly title: string;
  readonly plausible?: PlausibleAnswer;
  /** The scenario with the strategy, in the folder. */
  readonly file: string;
}

/**
 * The account plan of the group of suppliers that asks; undefined where buyers ask, where the group has no strategy, of a
 * single world, and where nothing is known of its accounts.
 */
export function accountPlan(
  scenario: WindowMeans,
  reference: WindowMeans,
  answer: Answer,
  { title, plausible, file }: Around,
  identity: RunIdentity,
): Brief | undefined {
  const said = sideSaid(answer);
  if (said === undefined || answer.replications < 2 || said.side.buyers.length === 0) return undefined;
  const means = programmeOf(scenario.scenario, said.side.group);
  if (means.length === 0) return undefined;
  const scale = scaleOf(scenario.scenario, reference).factor;
  const assumed = plausible?.moved ?? [];
  const about: PlanAbout = { said, answer, scenario: scenario.scenario, means, scale, assumed, file };
  return {
    name: "account-plan",
    lang: "en",
    title: planTitle(said.label),
    subtitle: title,
    sections: sectionsOf(about),
    foot: briefFoot(identity, scenario.scenario.start),
  };
}

/** How wide the picture is that stands beside what a plan brings [px]. */
const BESIDE_WORDS = 380;

/** In the order in which they are read; one that has nothing to say is left out. */
function sectionsOf(about: PlanAbout): BriefSection[] {
  const told: readonly (Omit<BriefSection, "title"> & { readonly id: keyof typeof planHeadings })[] = [
    { id: "question", points: planQuestion(about) },
    {
      id: "verdict",
      points: planVerdict(about),
      picture: (provenance) => valueByYear(planPicture(about.said), provenance, BESIDE_WORDS),
    },
    { id: "threat", points: planThreat(about) },
    { id: "buyers", ...planBuyers(about) },
    { id: "means", ...planMeans(about) },
    { id: "expect", points: planExpect(about) },
    { id: "watch", points: planWatch(about) },
    { id: "against", points: planAgainst(about) },
    { id: "mustBeTrue", points: planHangsOn(about) },
    { id: "next", points: planNext(about, planSteps(about.scenario, about.said.side)) },
  ];
  return told
    .filter(({ points: all, table: rows }) => all.length > 0 || rows !== undefined)
    .map((section) => ({ ...section, title: planHeadings[section.id] }));
}
