import type { z } from "zod";
import type { Chart, Provenance } from "../draw/chart.ts";
import type { Series } from "../model/series.ts";
import type { Frame } from "../result/frame.ts";
import type { Manifest, RunIdentity } from "../result/manifest.ts";
import type { PointNames, PointRecord } from "../result/record.ts";
import type { SavedFolder } from "../result/savedFolder.ts";
import type { Markets } from "../scenario/markets.ts";
import type { Scenario, Story } from "../scenario/scenario.ts";
import type { Variable } from "../scenario/vary.ts";
import type { BatchTask, MapBatches } from "../worlds/batch.ts";
import type { PlannedMarkets, PlausibleAsked } from "../worlds/plausible/markets.ts";
import type { PointsInMarkets } from "../worlds/plausible/points.ts";
import type { Explore, KeptSeries } from "../worlds/points.ts";
import type { FindQuantiles } from "../worlds/statistics/moments.ts";
import type { Precision, Stop } from "../worlds/stopping.ts";
import type { DetailArm } from "./detail/arm.ts";
import type { NextStep } from "./next.ts";
import type { SeenMarkets } from "./plausible.ts";
import type { Given } from "./request.ts";

/**
 * A kind of question: what is asked, what is simulated for it, and all that follows from what was seen. A result folder
 * is a question and its record; everything else in it follows from the two, so that it can be drawn again without
 * simulating, and checked to the last byte.
 *
 * @typeParam Question  all that decides the answer
 * @typeParam Seen      what was simulated: the only thing in a folder that does not follow from the rest
 * @typeParam Answer    what is worked out from both
 */
export interface Kind<Question, Seen, Answer> {
  /** What the manifest calls it. */
  readonly name: string;
  /** The command that asks it. */
  readonly command: string;
  /** What the manifest says of the question, but who made the folder and what is in it. */
  readonly identity: (question: Question, hashOf: HashOf) => QuestionIdentity;
  /** @throws BadFolder when something is missing, damaged or newer than this program */
  readonly reopen: (folder: SavedFolder, manifest: Manifest) => Question;
  readonly readSeen: (folder: SavedFolder, manifest: Manifest, question: Question) => Seen;
  readonly answer: (question: Question, seen: Seen) => Promise<Answer>;
  /** Every scenario that it is about, whose own words the answer repeats. */
  readonly scenarios: (question: Question) => readonly Scenario[];
  /** Every table of the folder. */
  readonly tables: (question: Question, seen: Seen, answer: Answer) => readonly Frame[];
  /** The scenarios whose worlds can be told in detail; none unless given. */
  readonly arms?: (question: Question) => readonly DetailArm[];
  /** The scenarios as they were resolved, and what else is neither table, answer, chart nor page. */
  readonly files: (question: Question, answer: Answer) => readonly PlainFile[];
  /** What an answer of this kind has for programs, beside what `answerObject` says of every answer. */
  readonly summary: (answer: Answer) => object;
  /** The answer for people, as Markdown. */
  readonly markdown: (answer: Answer) => string;
  readonly charts: (answer: Answer, provenance: Provenance) => Iterable<Chart>;
  readonly page: (answer: Answer, identity: RunIdentity) => PageText;
  /** One page for those who decide; undefined where the answer has no verdict, and of kinds that have none. */
  readonly brief?: (answer: Answer, identity: RunIdentity) => Brief | undefined;
  /** What the terminal says, and what to ask next. */
  readonly said: (answer: Answer, made: Made) => Said;
}

/** A question that is answered by simulating a few scenarios, each in the same many worlds. */
export interface WorldsKind<Question extends WorldsQuestion, Seen, Answer> extends Kind<Question, Seen, Answer> {
  /** Every batch that some questions take; those that several take once. */
  readonly tasks: (questions: readonly Question[]) => Iterable<BatchTask>;
  /** Simulates the worlds that were asked for, or as many as a sharp answer takes. */
  readonly simulate: (question: Question, simulating: Simulating) => Promise<Seen>;
  /** The question with what was settled by what was seen: how many worlds a sharp answer took, and why. */
  readonly settled: (question: Question, seen: Seen) => Question;
  /** The plausible markets of a question and what was seen of them; undefined where none were asked for. */
  readonly plausible: (question: Question, seen: Seen) => SeenMarkets | undefined;
}

/** What every question has that is answered by simulating scenarios. */
export interface WorldsQuestion {
  /** The scenario that it is about. */
  readonly scenario: Scenario;
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Worlds of every scenario; with a precision that is not reached yet, the most there may be. */
  readonly replications: number;
  /** First and last month, both included, of every mean. */
  readonly window: readonly [number, number];
  /** With as many worlds as a sharp answer takes: how sharp it is wanted. */
  readonly precision?: Precision;
  /** Why there are as many worlds, once they are simulated. */
  readonly stop?: Stop;
  /** What is asked of markets that are as plausible. */
  readonly plausible?: PlannedMarkets;
}

/** What simulating needs of whoever asks for it. */
export interface Simulating {
  readonly map: MapBatches;
  /** The same for worlds that are simulated twice, so that nobody keeps them; `map` unless given. */
  readonly once?: MapBatches;
  readonly signal: AbortSignal;
  /** Lets the rest of the program have a turn between pieces of long work. */
  readonly pause: () => Promise<void>;
  /** Finds quantiles on other threads; this one does unless given. */
  readonly quantiles?: FindQuantiles;
  /** Tells how far it is, in a few words, and how much is done of how much. */
  readonly onProgress?: (text: string, done: number, all: number) => void;
}

/** A file that is not a table. */
export interface PlainFile {
  readonly path: string;
  readonly text: string;
}

/** A hash of what is simulated and how it is written down. */
export type HashOf = (scenario: Scenario) => string;

/** What a manifest says of a question. */
export interface QuestionIdentity extends Omit<RunIdentity, "program" | "kind" | "generator" | "holds"> {
  /** Whether one world is told. */
  readonly explained?: boolean;
}

/** What only the command line knows of an answer. */
export interface Made {
  /** What to ask next, where that follows from the command line. */
  readonly next?: readonly NextStep[];
}

/** A table for people. */
export interface KeyTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly note: string;
}

/** An answer as the terminal says it. */
export interface Said {
  readonly title: string;
  /** What makes the answer weaker than it could be, on standard error. */
  readonly warnings?: readonly string[];
  readonly sentences: readonly string[];
  /** Those of the sentences that are cautions. */
  readonly cautions?: readonly string[];
  readonly table?: KeyTable;
  /** Columns of numbers in the table. */
  readonly numbers?: readonly number[];
  /** Columns that a narrow terminal can do without, the least important first. */
  readonly spare?: readonly number[];
  /** What the sentences rest on, below the table. */
  readonly notes?: readonly string[];
  /** Which world, and why: one world told. */
  readonly oneWorld?: readonly string[];
  /** In place of sentences and table, where there are several of them. */
  readonly body?: readonly SaidLine[];
  readonly next: readonly NextStep[];
}

/** A sentence; one that stands out, stands back or is one of a list; or a table. */
export type SaidLine =
  | string
  | { readonly bold: string }
  | { readonly dim: string }
  | { readonly item: string }
  | {
      readonly table: Omit<KeyTable, "note">;
      readonly numbers: readonly number[];
      readonly spare?: readonly number[];
    };

/** What a page says beside its charts. */
export interface PageText {
  readonly lang: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly answer: readonly string[];
  /** What makes the answer weaker than it could be, and what the reader should know; both stand below it. */
  readonly warnings?: readonly string[];
  readonly notes?: readonly string[];
  /** What stands below the answer, in place of key numbers, charts and story one by one. */
  readonly blocks?: readonly PageBlock[];
  readonly keyTable?: PageTable;
  /** What stands below the key numbers. */
  readonly further?: readonly PageBlock[];
  readonly isWide?: boolean;
  readonly oneWorld?: readonly string[];
  /** Why charts that other reports have are not here. */
  readonly leftOut?: readonly string[];
  readonly story?: Story;
  /** What the scenario says that will happen, and what came of it. */
  readonly claims?: PageBlock;
  /** n, seed, months, version, hash: label and value. */
  readonly run: readonly (readonly [string, string])[];
  /** Parameters that differ from their defaults. */
  readonly assumptions?: PageTable;
  /** Tables that can be saved from the page itself. */
  readonly downloads?: readonly Frame[];
  readonly files: readonly { readonly href: string; readonly label: string }[];
}

export interface PageTable {
  readonly caption?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a cell means to the buyer, by row and column, where it means anything; the text says it by its sign. */
  readonly tones?: readonly (readonly (Tone | undefined)[])[];
}

export type Tone = "better" | "worse";

/** A section of a page; left out where nothing is in it. */
export interface PageBlock {
  readonly id: string;
  readonly title: string;
  /** Names of its look. */
  readonly style?: string;
  /** Whether it is opened by a click: what few readers of a page ask for. */
  readonly isFolded?: boolean;
  readonly parts: readonly (
    | { readonly words: readonly string[]; readonly quiet?: boolean }
    | { readonly table: PageTable; readonly isSmall?: boolean }
    | { readonly summary: string; readonly table: PageTable }
    /** Charts by name, those of them that were drawn. */
    | { readonly charts: readonly string[] }
  )[];
}

/** One page for those who decide, made from facts of the answer. All texts are plain. */
export interface Brief {
  /** Name of its files, without ending; `brief` unless given. */
  readonly name?: BriefName;
  readonly lang: string;
  /** The question. */
  readonly title: string;
  readonly subtitle: string;
  /** In the order in which they are read; one that has nothing to say is left out. */
  readonly sections: readonly BriefSection[];
  /** What made it: worlds, months, seed, version, hash, and what intervals say. */
  readonly foot: readonly string[];
}

/** A page for those who decide: a board's, or of those who sell. */
export type BriefName = "brief" | "account-plan";

export interface BriefSection {
  readonly id:
    | "question"
    | "verdict"
    | "carries"
    | "threat"
    | "buyers"
    | "means"
    | "expect"
    | "against"
    | "risk"
    | "mustBeTrue"
    | "watch"
    | "next";
  readonly title: string;
  readonly points: readonly (string | { readonly text: string; readonly command: string })[];
  /** A table before the points. */
  readonly table?: PageTable;
  /** A small chart below the points; it has no file of its own. */
  readonly picture?: (provenance: Provenance) => Chart | undefined;
}

/** What every exploration of one scenario has: many points in the same worlds. */
export interface PointsQuestion {
  readonly scenario: Scenario;
  /** Any text; the same seed is the same worlds. */
  readonly seed: string;
  /** Worlds of every point. */
  readonly replications: number;
  /** First and last month, both included, of every mean. */
  readonly window: readonly [number, number];
  /** What is kept of every world. */
  readonly series: readonly KeptSeries[];
  /** What is asked of markets that are as plausible. */
  readonly plausible?: PlannedMarkets;
}

export type Typed = (...words: readonly string[]) => string;

/** What an exploration is asked with, beside its own options. */
export interface OpenScenario {
  /** How the user named the scenario. */
  readonly word: string;
  /** Words as they are typed here, each quoted as the shell wants it; a line that begins with `catfish` can be pasted. */
  readonly typed: Typed;
  readonly markets: Markets;
  readonly seed: string;
  readonly replications: number;
  /** With `--replications auto`. */
  readonly precision?: Precision;
  readonly window: readonly [number, number];
  /** Whether somebody said these months, so that they decide in place of the whole run. */
  readonly isWindowSaid: boolean;
  readonly series: readonly Series[];
  /** The measures that the answer is about; the first is what is chosen by. */
  readonly outcomes: readonly Series[];
  /** What `--vary` names, in order. */
  readonly variables: readonly Variable[];
  /** Markets that are as plausible; 0 unless asked for. */
  readonly plausible: number;
  /** Memory that is free [bytes]. */
  readonly freeMemory: number;
}

/** Tells people what is best so far, while points are simulated. */
export type TellBest = (best: string) => void;

/** A question that is answered by simulating many points of a scenario, each in the same worlds. */
export interface Exploration<Question extends PointsQuestion, Answer, Design> {
  readonly name: string;
  readonly command: string;
  /** Worlds of every point unless asked for. */
  readonly usualReplications: number | ((given: Given) => number);
  /** What the shared options are read with, where the question says some of them in its own way. */
  readonly prepare?: <G extends Given>(given: G, typed: Typed) => G;
  /** What is asked once the scenario is read, which may say who asks; the same where that changes nothing. @throws Refusal */
  readonly askedIn?: <G extends Given>(given: G, markets: Pick<Markets, "scenario" | "settings">) => G;
  /** The question as it stands in the manifest: all that decides the answer beside scenario, seed, worlds and window. */
  readonly saved: z.ZodType<Design>;
  readonly design: (question: Question) => Design;
  /** The question from what was given. @throws Refusal */
  readonly ask: (given: Given, open: OpenScenario) => Question;
  /** What the user should know of what was asked, in a sentence each; said before anything is simulated. */
  readonly notes?: (given: Given, open: OpenScenario) => readonly string[];
  /** What the answer depends on, in a sentence each; said before anything is simulated. */
  readonly cautions?: (question: Question) => readonly string[];
  /** The question from its design. @throws BadFolder @param place  the manifest, for messages */
  readonly restore: (design: Design, open: RestoredScenario, place: string) => Question;
  /** How many points will be simulated, for progress; more may come. */
  readonly points: (question: Question) => number;
  /** Values beyond which the record is not kept; `MOST_VALUES` unless given. */
  readonly mostValues?: number;
  /** How the tables of the record name the points. */
  readonly names: (question: Question) => PointNames;
  /** Asks for points and works out the answer from what is seen there. Points may depend on what was seen at others. */
  readonly analyse: (question: Question, explore: Explore, more?: AnalysisMore) => Promise<Answer>;
  /** What is tried in plausible markets, where that is asked. */
  readonly tried?: (question: Question) => TriedInMarkets | undefined;
  readonly tables: (answer: Answer) => readonly Frame[];
  readonly files?: (answer: Answer) => readonly PlainFile[];
  readonly summary: (answer: Answer) => object;
  readonly markdown: (answer: Answer) => string;
  readonly charts: (answer: Answer, provenance: Provenance) => readonly Chart[];
  readonly page: (answer: Answer, identity: RunIdentity) => PageText;
  readonly brief?: (answer: Answer, identity: RunIdentity) => Brief | undefined;
  readonly said: (answer: Answer, made: Made) => Said;
}

/** What an analysis may use beside its points. */
export interface AnalysisMore {
  readonly tell?: TellBest;
  /** What is seen in plausible markets; asked for once, and only where they are. */
  readonly markets?: () => Promise<SeenInMarkets>;
}

/** Points in plausible markets, and what was seen at each, in their order. */
export interface SeenInMarkets extends Pick<PointRecord, "points"> {
  readonly of: PointsInMarkets;
}

/** Points in plausible markets, and how the tables of the record name them. */
export interface TriedInMarkets {
  readonly of: PointsInMarkets;
  readonly names: PointNames;
}

/** A scenario of a result folder with what the manifest says of its worlds. */
export interface RestoredScenario
  extends Omit<PointsQuestion, "series" | "plausible">,
    Pick<Markets, "settings" | "marketOf"> {
  readonly plausible?: PlausibleAsked;
}
