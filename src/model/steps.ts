import { gatherConduct, gatherContracts, gatherMoney, gatherTrust } from "./gather.ts";
import { gatherBuyers, gatherLinks } from "./gatherBuyers.ts";
import { gatherProfits } from "./gatherProfits.ts";
import { type Gather, gathering } from "./observation.ts";
import { type Observer, sumUp, writeSeries } from "./observer.ts";
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
import { keyStreams } from "./resetWorld.ts";
import { closing, type Process, schedule } from "./schedule.ts";
import type { World } from "./world.ts";

/** All that is done in a month, in order: processes, what is gathered of them, and the closing. */
export interface Steps {
  readonly schedule: readonly Process[];
  readonly gathering: readonly Gather[];
  readonly closing: readonly Process[];
  /** Key of the month's draws before it, and what is written after it. */
  readonly key: typeof keyStreams;
  readonly write: typeof writeSeries;
}

/** The steps for whatever world they are given. */
export const stepsOfAnyWorld: Steps = { schedule, gathering, closing, key: keyStreams, write: writeSeries };

/**
 * The same steps for one world and its observer, whatever they are given. V8 compiles a function that was made
 * only once for the very columns that it holds, and leaves out what it would otherwise check at each access to
 * each of them: a month takes an eighth less time. So this is called once in a thread, for the world that it
 * keeps (`keptWorld.ts`), and each step is written out, since a loop would make the same function many times.
 */
export function bindSteps(world: World, observer: Observer): Steps {
  return {
    schedule: [
      () => followTimetable(world),
      () => varyDemand(world),
      () => disrupt(world),
      () => enter(world),
      () => court(world),
      () => appraise(world),
      () => admit(world),
      () => allocate(world),
      () => deliver(world),
      () => learnPreference(world),
      () => bargain(world),
      () => feelThreat(world),
      () => chooseEffort(world),
      () => growInert(world),
      () => innovate(world),
      () => learnTrust(world),
      () => integrate(world),
      () => launch(world),
      () => settleAccounts(world),
    ],
    gathering: [
      () => gatherMoney(world, observer),
      () => gatherConduct(world, observer),
      () => gatherTrust(world, observer),
      () => gatherContracts(world, observer),
      () => gatherBuyers(world, observer),
      () => gatherLinks(world, observer),
      () => gatherProfits(world, observer),
      () => sumUp(world, observer),
    ],
    closing: [() => leave(world), () => review(world)],
    key: (_, month) => keyStreams(world, month),
    write: (_, __, series, out, offset) => writeSeries(observer, world, series, out, offset),
  };
}
