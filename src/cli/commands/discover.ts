import { armsNeeded } from "../../analyse/discovery/cases.ts";
import { checkingPoints, searchBox } from "../../analyse/discovery/chooseBox.ts";
import { conditionText } from "../../analyse/discovery/condition.ts";
import { firstValues, searchThreshold } from "../../analyse/discovery/threshold.ts";
import { discoverySummaryObject } from "../../question/discoverySummary.ts";
import type { Discovery } from "../../words/en/discovery.ts";
import type { Given } from "../arguments/given.ts";
import { discoveryContents } from "../discover/contents.ts";
import { type DiscoverRequest, discoverRequest } from "../discover/request.ts";
import type { Effects } from "../effects.ts";
import type { ExitCode } from "../exit.ts";
import { explore } from "../explore/explore.ts";
import { sayDiscovery } from "../print/sayDiscovery.ts";

/** `catfish discover scenario --when "measure > value"` */
export async function discover(given: Given, effects: Effects): Promise<ExitCode> {
  const asked = await discoverRequest(given, effects);
  const { setup, question, design, points } = asked;
  return explore<Discovery>(
    setup,
    {
      kind: "discovery",
      points: simulatedPoints(asked),
      design: {
        kind: design === undefined ? "threshold" : "box",
        when: conditionText(question.condition),
        share: question.share,
        design: design ?? null,
        points,
        vary: question.variables.map(({ path, low, high, levels }) => ({ path, low, high, levels })),
      },
      analyse: (run) =>
        design === undefined ? searchThreshold(question, points, run) : searchBox(question, { design, points }, run),
      contents: discoveryContents,
      summary: discoverySummaryObject,
      say: (discovery, folder) => {
        sayDiscovery(discovery, { folder, charts: setup.request.charts }, effects.terminal);
      },
    },
    given,
    effects,
  );
}

/** Points that are known beforehand, for progress: those that others lead to come on top. */
function simulatedPoints({ question, design, points }: DiscoverRequest): number {
  const arms = armsNeeded(question.condition);
  if (design === undefined) return (firstValues(question.variables[0]).length + 1) * arms;
  return (points + checkingPoints(points) + 2) * arms;
}
