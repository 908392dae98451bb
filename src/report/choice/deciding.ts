import { called } from "../../chart/choice/shownRegret.ts";
import type { Choice } from "../../experiment/explore/choice/choice.ts";
import { type DecidingPart, mostDeciding } from "../../experiment/explore/choice/deciding.ts";
import { settingLabel } from "../../experiment/explore/settingWords.ts";

/** In which part of the range of which uncertainty the policy with the least worst regret loses to the next. */
export function decidingSentence({ deciding, weighed, usable }: Choice): string {
  if (deciding === undefined) return "";
  const { losses, winner, rival } = deciding;
  const [ours, next] = [called(weighed[winner]), called(weighed[rival])];
  const futures = usable.futures.length;
  if (losses === 0) return `In none of the ${futures} futures does the next, ${next}, do better than ${ours}.`;
  const head = `The next, ${next}, does better than ${ours} in ${losses} of the ${futures} futures.`;
  const most = mostDeciding(deciding);
  if (most === undefined) return `${head} No single uncertainty decides when, beyond chance.`;
  const parts = most.parts.filter((part) => part.futures > 0).sort((a, b) => lost(b) - lost(a));
  const [worst, safest] = [parts[0], parts[parts.length - 1]];
  const others = deciding.uncertainties.filter(({ decides, path }) => decides && path !== most.path);
  const more = others.length === 0 ? "" : ` Also ${others.map(({ path }) => settingLabel(path)).join(" and ")}.`;
  return `${head} What decides is above all ${settingLabel(most.path)}: at ${worst.label} it does in ${of(worst)} futures, at ${safest.label} in ${of(safest)}.${more}`;
}

function lost({ losses, futures }: DecidingPart): number {
  return losses / futures;
}

function of({ losses, futures }: DecidingPart): string {
  return `${losses} of ${futures}`;
}
