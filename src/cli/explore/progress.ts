import type { MapBatches } from "../../worlds/batch.ts";
import type { Effects } from "../effects.ts";
import type { Progress } from "../print/terminal.ts";

/** Where an exploration stands: worlds, rate, time left, and the best so far. */
export interface ExploreProgress extends Progress {
  /** Worlds that were simulated since the last call. */
  readonly worlds: (count: number) => void;
  /** The best point so far, in a few words. */
  readonly best: (text: string) => void;
}

export interface ProgressOptions {
  /** Worlds that are to be simulated in all. */
  readonly worlds: number;
  /** Worlds of a point. */
  readonly replications: number;
  /** Tell programs too: one JSON object a line on standard output. */
  readonly json: boolean;
  /** Worlds of those done that were kept from before: they say nothing of how fast others are simulated. */
  readonly known?: () => number;
}

/** Shortest time between two lines [ms]. */
const BETWEEN = 200;
/** Time after which a rate says something [ms]. */
const SETTLED = 1000;

/** Tells people on standard error and, with `--json`, programs on standard output. */
export function progressOf(line: Progress, options: ProgressOptions, { clock, terminal }: Effects): ExploreProgress {
  const started = clock.milliseconds();
  let done = 0;
  let told = started;
  let best: string | undefined;
  const tell = (now: number): void => {
    told = now;
    const seconds = (now - started) / 1000;
    const simulated = done - (options.known?.() ?? 0);
    const rate = now - started < SETTLED || simulated <= 0 ? undefined : simulated / seconds;
    const left = rate === undefined ? undefined : Math.max(0, options.worlds - done) / rate;
    line.say(inWords(done, options, rate, left, best));
    if (options.json) {
      const [worldsASecond, secondsLeft] = [rate, left].map(short);
      const event = { event: "progress", worlds: done, of: options.worlds, rate: worldsASecond, secondsLeft, best };
      terminal.out(JSON.stringify(event));
    }
  };
  return {
    worlds: (count) => {
      done += count;
      const now = clock.milliseconds();
      if (now - told >= BETWEEN) tell(now);
    },
    best: (text) => {
      best = text;
    },
    say: (text) => line.say(text),
    pause: () => line.pause(),
    stop: () => line.stop(),
  };
}

/** Says how far something is, of how much. */
export type Pace = (text: string, done: number, all: number) => void;

/**
 * Adds to what is said how fast it goes and how long it takes yet: one thing after the other, each from its first word
 * on.
 */
export function paced(say: (text: string) => void, { clock }: Pick<Effects, "clock">): Pace {
  let from = { done: 0, all: Number.NaN, at: clock.milliseconds() };
  let before = 0;
  return (text, done, all) => {
    const now = clock.milliseconds();
    if (all !== from.all || done < before) from = { done, all, at: now };
    before = done;
    const [passed, more] = [now - from.at, done - from.done];
    if (passed < SETTLED || more <= 0) return say(text);
    const rate = (1000 * more) / passed;
    say(`${text} · ${rateInWords(rate)} · ${timeInWords((all - done) / rate)} left`);
  };
}

/**
 * A map that tells how many worlds are done, of how many that are to be simulated in all.
 *
 * @param what  what they are
 */
export function counted(map: MapBatches, all: number, pace: Pace | undefined, what = "worlds again"): MapBatches {
  if (pace === undefined) return map;
  let done = 0;
  return (tasks, onDone, ...rest) =>
    map(
      tasks,
      (result, task) => {
        done += result.count;
        pace(`${done} of ${all} ${what}`, done, all);
        onDone(result, task);
      },
      ...rest,
    );
}

function rateInWords(rate: number): string {
  return `${rate < 10 ? rate.toFixed(1) : Math.round(rate)} a second`;
}

/** Three significant digits: more would be noise. */
function short(value: number | undefined): number | undefined {
  return value === undefined ? undefined : Number(value.toPrecision(3));
}

function inWords(
  done: number,
  { worlds, replications }: ProgressOptions,
  rate: number | undefined,
  left: number | undefined,
  best: string | undefined,
): string {
  const points = `${Math.floor(done / replications)} of ${Math.ceil(worlds / replications)} points`;
  const parts = [`${points}, ${done} worlds`];
  if (rate !== undefined) parts.push(rateInWords(rate));
  if (left !== undefined) parts.push(`${timeInWords(left)} left`);
  if (best !== undefined) parts.push(`best so far ${best}`);
  return parts.join(" · ");
}

function timeInWords(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  if (seconds < 5400) return `${Math.ceil(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
