import { type Kernel, keepingWorld } from "../model/keptWorld.ts";
import { openKernel } from "../model/kernel/kernel.ts";
import type { BatchResult, BatchTask } from "../worlds/batch.ts";
import { simulateBatch } from "../worlds/simulateBatch.ts";
import { Answering, WorkshopProblem } from "./answers.ts";
import type { AnswerMessage, PageSources, RequestMessage } from "./messages.ts";
import { type Lane, mapOverLanes } from "./threads.ts";

/**
 * The engine of the page: the reader of scenarios, the model and its words, in a thread of its own. Its text lies in the
 * page. Where threads are refused the page runs the same text beside itself.
 */

/** The bytes of the kernel in base 64, which the build puts here. */
declare const KERNEL: string | undefined;

/** The first that an engine is told. */
export interface Beginning {
  readonly sources: PageSources;
  /** Whether the steps of TypeScript are to be taken, as where WebAssembly is refused. */
  readonly plainSteps?: boolean;
  /** The other ends of threads that take batches too. */
  readonly helpers?: readonly MessagePort[];
}

/** What an engine is told: how it begins, that it only helps another with batches, or a request. */
export type EngineMessage =
  | { readonly begin: Beginning }
  | { readonly help: MessagePort; readonly plainSteps?: boolean }
  | RequestMessage;

/** Opens the kernel; undefined where WebAssembly is missing or refused. */
function openedKernel(): Kernel | undefined {
  if (typeof KERNEL === "undefined") return undefined;
  try {
    return openKernel(Uint8Array.from(atob(KERNEL), (letter) => letter.charCodeAt(0)));
  } catch {
    // A policy forbids it: the steps of TypeScript give the same bits.
    return undefined;
  }
}

/** An engine that answers to `send`. */
function startEngine(send: (message: AnswerMessage) => void): (message: EngineMessage) => void {
  let under: ((assumed: readonly string[]) => Answering) | undefined;
  const current = new Map<string, { readonly id: number; readonly abort: AbortController }>();
  const onRequest = async ({ id, kind, about, request, assumed = [] }: RequestMessage): Promise<void> => {
    current.get(about)?.abort.abort(new Stale());
    const abort = new AbortController();
    current.set(about, { id, abort });
    try {
      if (under === undefined) throw new Error("the engine was never begun");
      // Whatever has come meanwhile about the same thing is heard first.
      await turn();
      abort.signal.throwIfAborted();
      send({ id, answer: await under(assumed).answer(kind, request, abort.signal) });
    } catch (error) {
      if (error instanceof Stale) send({ id, stale: true });
      else if (error instanceof WorkshopProblem) send({ id, problem: error.message });
      else send({ id, problem: `The engine failed: ${error instanceof Error ? error.message : String(error)}` });
    } finally {
      if (current.get(about)?.id === id) current.delete(about);
    }
  };
  return (message) => {
    if ("begin" in message) under = begun(message.begin);
    else if ("help" in message) helpWith(message.help, message.plainSteps ?? false);
    else void onRequest(message);
  };
}

/** What a request ends with that a later one has made needless. */
class Stale extends Error {}

/** Sets of changed assumptions under which markets are kept. */
const MOST_SETS = 4;

/** Begins to answer: under any assumptions that a room has changed. */
function begun({ sources, plainSteps = false, helpers = [] }: Beginning): (assumed: readonly string[]) => Answering {
  const kernel = plainSteps ? undefined : openedKernel();
  const engines = keepingWorld(() => kernel);
  const own: Lane = async (task) => {
    const result = simulateBatch(task, engines);
    // Lets a newer question be heard between two pieces of work.
    await turn();
    return result;
  };
  const lanes = [...helpers.map(helperLane), own];
  const map = mapOverLanes(lanes);
  const steps = kernel === undefined ? "TypeScript" : "WebAssembly";
  const kept = new Map<string, Answering>();
  return (assumed) => {
    const key = assumed.join(" ");
    const answering = kept.get(key) ?? new Answering(sources, map, steps, assumed);
    kept.delete(key);
    kept.set(key, answering);
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - MOST_SETS))) kept.delete(oldest);
    return answering;
  };
}

/** Simulates for another engine whatever it sends. */
function helpWith(port: MessagePort, plainSteps: boolean): void {
  const kernel = plainSteps ? undefined : openedKernel();
  const engines = keepingWorld(() => kernel);
  port.onmessage = ({ data }: MessageEvent<BatchTask>) => {
    try {
      port.postMessage(simulateBatch(data, engines));
    } catch (error) {
      port.postMessage({ error: String(error) });
    }
  };
}

/** A lane in another thread, which answers in the order in which it is asked. */
function helperLane(port: MessagePort): Lane {
  const waiting: { readonly resolve: (result: BatchResult) => void; readonly reject: (error: Error) => void }[] = [];
  port.onmessage = ({ data }: MessageEvent<BatchResult | { readonly error: string }>) => {
    const next = waiting.shift();
    if ("error" in data) next?.reject(new Error(data.error));
    else next?.resolve(data);
  };
  return (task) =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject });
      port.postMessage(task);
    });
}

/** The rest of the thread has a turn, without the wait that a timer has. */
const turns: (() => void)[] = [];
const channel = new MessageChannel();
channel.port2.onmessage = () => turns.shift()?.();
function turn(): Promise<void> {
  return new Promise((resolve) => {
    turns.push(resolve);
    channel.port1.postMessage(0);
  });
}

/** What of a thread is used; the library of types knows only that of a page. */
interface Scope {
  onmessage: ((event: { readonly data: EngineMessage }) => void) | null;
  postMessage(message: AnswerMessage): void;
}
declare const self: Scope;

/** What the page finds where it has run this text itself. */
export type StartEngine = typeof startEngine;

if (typeof document === "undefined") {
  const take = startEngine((message) => self.postMessage(message));
  self.onmessage = ({ data }) => take(data);
  self.postMessage({ ready: true });
} else Reflect.set(globalThis, "catfishEngine", startEngine);
