import { boxFinding, type Discovery, outcomeAt, placeOfBox, thresholdFinding } from "../../chart/discovery/finding.ts";
import { percent, percentWithInterval, requiredInWords, worldsOfCase } from "../../chart/discovery/words.ts";
import { capital } from "../../chart/read/capital.ts";
import { worlds } from "../../chart/read/formatNumber.ts";
import type { BoxDiscovery, FoundBox } from "../../experiment/explore/discovery/boxDiscovery.ts";
import { isSettled } from "../../experiment/explore/discovery/observedCase.ts";
import type { ThresholdSearch } from "../../experiment/explore/discovery/threshold/thresholdSearch.ts";
import { tiedValue } from "../../experiment/explore/discovery/threshold/tiedValue.ts";
import {
  bareRange,
  settingAt,
  settingExplained,
  settingLabel,
  settingsAt,
} from "../../experiment/explore/settingWords.ts";

/** What every answer ends with. */
const caution = "The 95 % intervals show chance between points and worlds, not whether the model is right.";

/** The discovery in words, each number with its interval and n. */
export function discoverySentences(discovery: Discovery): string[] {
  const own = discovery.kind === "box" ? ofBox(discovery) : ofThreshold(discovery);
  const points = discovery.kind === "box" ? [...discovery.finding, ...discovery.checking] : discovery.points;
  const failed = points.filter(({ failure }) => failure !== undefined).length;
  const left =
    failed === 0
      ? []
      : [`${failed} of the ${points.length} points failed and ${failed === 1 ? "is" : "are"} left out.`];
  const meanings = discovery.variables.map(settingExplained).join(" ");
  return [...own, ...asItIs(discovery), ...left, meanings, caution];
}

/** How often it happens in the scenario as it is, where that is not what it is held against. */
function asItIs(discovery: Discovery): string[] {
  const { base, condition, variables } = discovery;
  if (discovery.kind === "threshold") {
    const tied = tiedValue(discovery, variables[0]);
    if (tied !== undefined && tied >= variables[0].low && tied <= variables[0].high) {
      return [
        `The scenario as it is, at ${settingAt(variables[0], tied)}, is left out: it would be held against itself.`,
      ];
    }
  }
  if (condition.yardstick.kind === "base" || base.n === 0) return [];
  return [`In the scenario as it is it happens in ${worldsOfCase(base)}.`];
}

function ofBox(discovery: BoxDiscovery): string[] {
  const { found, hits, known } = discovery;
  if (typeof found === "string") return [`In this model, ${boxFinding(discovery)}.`, ...whatNow(discovery)];
  const { fit, check } = found;
  return [
    `In this model, ${boxFinding(discovery)}.`,
    `A point counts when it happens in at least ${requiredInWords(discovery)} of its ${worlds(discovery.replications)}; ${hits} of the ${known} points that found the box do, ${percent(hits / known)}. On these the box has a density of ${percent(fit.density)} and a coverage of ${percent(fit.coverage)}; on ${discovery.checking.length} other points, in worlds of their own, ${percentWithInterval(check.density)} and ${percentWithInterval(check.coverage)}.`,
    ...limitsThatMatter(discovery, found),
    ...furtherSentences(discovery),
    ...middleSentence(discovery),
    ...doubtful(discovery),
  ];
}

function whatNow({ found }: BoxDiscovery): string[] {
  if (found === "never" || found === "always") {
    return ["There is no box to be found; widen the ranges, ask for another share, or move the number in --when."];
  }
  return found === "nowhere" ? ["More points, more worlds or other settings to vary may tell."] : [];
}

function limitsThatMatter({ variables }: BoxDiscovery, { restrictions, fit }: FoundBox): string[] {
  const [first] = restrictions;
  const idle = [...variables.keys()].filter((v) => restrictions.every(({ variable }) => variable !== v));
  const most = `${capital(settingLabel(variables[first.variable].path))} matters most: without its limits the density of the box would be ${percent(first.densityWithout)} instead of ${percent(fit.density)}.`;
  if (idle.length === 0) return [most];
  const names = idle.map((v) => settingLabel(variables[v].path)).join(", ");
  return [`${most} No limit is needed on ${names}.`];
}

/** What the box misses and further boxes hold. */
function furtherSentences(discovery: BoxDiscovery): string[] {
  return discovery.further.map((box, index) => {
    const { density, coverage } = box.check;
    const where = placeOfBox(discovery, box);
    const [which, others] = index === 0 ? ["second", "that box"] : ["third", "both boxes"];
    return `Outside ${others} it happens too at ${percentWithInterval(density)} of the points with ${where}; this ${which} box holds another ${percentWithInterval(coverage)} of all such points (${density.of} checked points lie in it).`;
  });
}

function middleSentence(discovery: Discovery): string[] {
  const { middle } = discovery;
  if (middle === undefined) return [];
  const where = settingsAt(discovery.variables, middle.settings).join(", ");
  return [`Inside the box, at ${where}, it happens in ${worldsOfCase(middle)} of their own.`];
}

/** Points whose worlds do not settle on which side they lie. */
function doubtful({ finding, share, known }: BoxDiscovery): string[] {
  const count = finding.filter((one) => one.n > 0 && !isSettled(one, share)).length;
  if (count === 0) return [];
  return [
    `At ${count} of the ${known} points so few worlds do not settle on which side they lie; more --replications sharpen the edges of the box.`,
  ];
}

function ofThreshold(search: ThresholdSearch): string[] {
  const { crossings, verdict, touches, variable, points, replications } = search;
  const said = [
    `In this model, ${thresholdFinding(search)}${crossings.length === 0 ? "" : ", 95 % intervals in brackets"}.`,
  ];
  if (verdict === "nothing") return said;
  const known = points.filter(({ n }) => n > 0);
  const ends = [known[0], known[known.length - 1]].map((point) => {
    return `at ${settingsAt([variable], point.settings)[0]} it happens in ${worldsOfCase(point)}`;
  });
  said.push(`${capital(ends[0])}, ${ends[1]}.`);
  if (crossings.length > 1)
    said.push(`The share of worlds crosses ${percent(search.share)} ${crossings.length} times.`);
  if (crossings.some(({ openBelow, openAbove }) => openBelow || openAbove)) {
    said.push("An interval reaches the end of the range and may go on beyond it; widen the range to see.");
  }
  for (const [from, to] of touches) {
    said.push(
      `Where ${settingLabel(variable.path)} is between ${bareRange(variable, from, to, "and")}, the share seen crosses over and back, but ${worlds(replications)} do not tell that from chance.`,
    );
  }
  if (search.middle !== undefined) {
    const where = settingsAt([variable], search.middle.settings)[0];
    said.push(
      `In the middle of the values where it surely does, ${where}, it happens in ${worldsOfCase(search.middle)} of their own.`,
    );
  }
  return said;
}

/** The outcome and where it happens, as the title of a scenario file. */
export function titleOfMiddle(discovery: Discovery): string {
  return capital(
    `${outcomeAt(discovery)}: about the middle of ${discovery.kind === "box" ? "a box" : "the values"} where it happens`,
  );
}

/** Where it happens, in a few words. */
export function whereInWords(discovery: Discovery): string {
  if (discovery.kind === "threshold")
    return discovery.sure === undefined
      ? ""
      : `${settingLabel(discovery.variable.path)} from ${bareRange(discovery.variable, ...discovery.sure)}`;
  return typeof discovery.found === "string" ? "" : placeOfBox(discovery, discovery.found);
}
