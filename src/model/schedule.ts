import type { ColumnNames, Feed } from "./columns.ts";
import type { Market } from "./market.ts";
import { admit } from "./processes/admit.ts";
import { allocate } from "./processes/allocate.ts";
import { appraise } from "./processes/appraise.ts";
import { bargain } from "./processes/bargain.ts";
import { changeManagers } from "./processes/changeManagers.ts";
import { chooseEffort } from "./processes/chooseEffort.ts";
import { court } from "./processes/court.ts";
import { deliver } from "./processes/deliver.ts";
import { disrupt } from "./processes/disrupt.ts";
import { endNeeds } from "./processes/endNeeds.ts";
import { enter } from "./processes/enter.ts";
import { feelThreat } from "./processes/feelThreat.ts";
import { followTimetable } from "./processes/followTimetable.ts";
import { growInert } from "./processes/growInert.ts";
import { improve } from "./processes/improve.ts";
import { innovate } from "./processes/innovate.ts";
import { integrate } from "./processes/integrate.ts";
import { launch } from "./processes/launch.ts";
import { learnPreference } from "./processes/learnPreference.ts";
import { learnTrust } from "./processes/learnTrust.ts";
import { leave } from "./processes/leave.ts";
import { review } from "./processes/review.ts";
import { setTarget } from "./processes/setTarget.ts";
import { settleAccounts } from "./processes/settleAccounts.ts";
import { speak } from "./processes/speak.ts";
import { spendTime } from "./processes/spendTime.ts";
import { varyDemand } from "./processes/varyDemand.ts";
import { winOver } from "./processes/winOver.ts";
import type { World } from "./world.ts";

/** A process of the month: it reads and changes the state, and nothing else. */
export interface Process {
  (world: World): void;
  /** Columns that it takes as they were left by others. Parameters and what is made for good may be read by all. */
  readonly reads: ColumnNames;
  /** Columns that it writes in. */
  readonly changes: ColumnNames;
  /** Whether it can change anything in a market; always, where it does not say. */
  readonly needed?: (market: Market) => boolean;
  /** What of it depends on what in a market; all that it changes on all that it reads, where it does not say. */
  readonly feeds?: (market: Market) => readonly Feed[];
}

/**
 * A line of the list: a process, and the same for one world, whatever it is given. V8 compiles a function that was
 * made only once for the very columns that it holds, and leaves out what it would otherwise check at each access to
 * each of them: a month takes an eighth less time. So each line makes a function of its own, and only once in a
 * thread, for the world that it keeps (`keptWorld.ts`).
 */
export interface Line {
  readonly process: Process;
  readonly bind: (world: World) => () => void;
}

/**
 * The order of a month. All buyers (suppliers, relations) go through one process before the next
 * begins, so the order in which they are numbered does not matter.
 *
 * The supplier's side spends before `court`, what it spends works on trust in and after `learnTrust`, and it is paid for
 * in `settleAccounts`. Where nobody has a strategy it does nothing.
 */
// biome-ignore format: a list reads in lines
export const schedule: readonly Line[] = [
  // Environment
  { process: followTimetable, bind: (world) => () => followTimetable(world) },
  { process: varyDemand, bind: (world) => () => varyDemand(world) },
  { process: disrupt, bind: (world) => () => disrupt(world) },
  // Preparation and entry
  { process: enter, bind: (world) => () => enter(world) },
  { process: setTarget, bind: (world) => () => setTarget(world) },
  { process: speak, bind: (world) => () => speak(world) },
  { process: spendTime, bind: (world) => () => spendTime(world) },
  { process: changeManagers, bind: (world) => () => changeManagers(world) },
  { process: court, bind: (world) => () => court(world) },
  { process: appraise, bind: (world) => () => appraise(world) },
  { process: admit, bind: (world) => () => admit(world) },
  // Orders and deliveries
  { process: allocate, bind: (world) => () => allocate(world) },
  { process: deliver, bind: (world) => () => deliver(world) },
  { process: learnPreference, bind: (world) => () => learnPreference(world) },
  // Price, threat, effort
  { process: bargain, bind: (world) => () => bargain(world) },
  { process: feelThreat, bind: (world) => () => feelThreat(world) },
  { process: chooseEffort, bind: (world) => () => chooseEffort(world) },
  { process: growInert, bind: (world) => () => growInert(world) },
  // Technology and trust
  { process: innovate, bind: (world) => () => innovate(world) },
  { process: improve, bind: (world) => () => improve(world) },
  { process: learnTrust, bind: (world) => () => learnTrust(world) },
  { process: winOver, bind: (world) => () => winOver(world) },
  { process: integrate, bind: (world) => () => integrate(world) },
  { process: launch, bind: (world) => () => launch(world) },
  // Accounts; the month is observed after these
  { process: settleAccounts, bind: (world) => () => settleAccounts(world) },
];

/**
 * Steps of the schedule after which suppliers have settled what they do this month: price, effort, inertia and
 * technology. Here an arm may hold them to what they do in another world (`heldBehaviour.ts`).
 */
export const SETTLED = 1 + schedule.findIndex(({ process }) => process === innovate);

/** What closes the month, after its deliveries have been observed: who wins or loses, leaves from the next month on. */
// biome-ignore format: a list reads in lines
export const closing: readonly Line[] = [
  { process: leave, bind: (world) => () => leave(world) },
  { process: endNeeds, bind: (world) => () => endNeeds(world) },
  { process: review, bind: (world) => () => review(world) },
];
