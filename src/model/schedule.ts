import { admit } from "./processes/admit.ts";
import { allocate } from "./processes/allocate.ts";
import { appraise } from "./processes/appraise.ts";
import { bargain } from "./processes/bargain.ts";
import { chooseEffort } from "./processes/chooseEffort.ts";
import { court } from "./processes/court.ts";
import { deliver } from "./processes/deliver.ts";
import { disrupt } from "./processes/disrupt.ts";
import { enter } from "./processes/enter.ts";
import { feelThreat } from "./processes/feelThreat.ts";
import { followTimetable } from "./processes/followTimetable.ts";
import { growInert } from "./processes/growInert.ts";
import { innovate } from "./processes/innovate.ts";
import { integrate } from "./processes/integrate.ts";
import { launch } from "./processes/launch.ts";
import { learnPreference } from "./processes/learnPreference.ts";
import { learnTrust } from "./processes/learnTrust.ts";
import { leave } from "./processes/leave.ts";
import { review } from "./processes/review.ts";
import { settleAccounts } from "./processes/settleAccounts.ts";
import { varyDemand } from "./processes/varyDemand.ts";
import type { World } from "./world.ts";

/** A process of the month: it reads and changes the state, and nothing else. */
export type Process = (world: World) => void;

/**
 * The order of a month. All buyers (suppliers, relations) go through one process before the next
 * begins, so the order in which they are numbered does not matter.
 *
 * Places for the supplier's side (channels, team, appraisal): spending before
 * `court`, its effect on trust after `learnTrust`, its cost in `settleAccounts`.
 */
export const schedule: readonly Process[] = [
  // Environment
  followTimetable,
  varyDemand,
  disrupt,
  // Preparation and entry
  enter,
  court,
  appraise,
  admit,
  // Orders and deliveries
  allocate,
  deliver,
  learnPreference,
  // Price, threat, effort
  bargain,
  feelThreat,
  chooseEffort,
  growInert,
  // Technology and trust
  innovate,
  learnTrust,
  integrate,
  launch,
  // Accounts; the month is observed after these
  settleAccounts,
];

/** What closes the month, after its deliveries have been observed: who wins or loses, leaves from the next month on. */
export const closing: readonly Process[] = [leave, review];
