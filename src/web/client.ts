import type { EngineMessage, StartEngine } from "./engine.ts";
import type { AnswerMessage, Answers, PageSources, RequestKind, Requests } from "./messages.ts";

/** How the engine runs: threads of their own, or beside the page where those are refused. */
export type Running = "threads" | "beside";

/** The page's side of the engine. */
export interface Client {
  readonly running: Running;
  /** The same under assumed values that the room has changed, as `--set` takes them. */
  readonly under: (assumed: readonly string[]) => Client;
  /**
   * Asks the engine.
   *
   * @param about  a later question about the same thing makes an earlier one stale
   * @returns the answer; undefined where a later question has come first
   * @throws Error with what is wrong, in a sentence
   */
  ask<Kind extends RequestKind>(
    kind: Kind,
    request: Requests[Kind],
    about?: string,
  ): Promise<Answers[Kind] | undefined>;
}

/** Threads that are started beside the first, at most: others in the room want their machine too. */
const MOST_HELPERS = 3;

/**
 * Starts the engine, whose text lies in the page.
 *
 * @param text     the script of the engine
 * @param sources  scenarios of the page
 */
export async function startClient(text: string, sources: PageSources): Promise<Client> {
  const url = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
  const pending = new Pending();
  try {
    const post = await inThreads(url, sources, pending);
    return pending.client("threads", post, []);
  } catch {
    const post = await besideThePage(url, sources, pending);
    return pending.client("beside", post, []);
  }
}

/** @throws where threads are refused, at once or when the first of them is to start */
async function inThreads(url: string, sources: PageSources, pending: Pending) {
  const lead = await started(url);
  const many = Math.min(MOST_HELPERS, Math.max(0, (navigator.hardwareConcurrency || 1) - 1));
  const helpers: MessagePort[] = [];
  for (let helper = 0; helper < many; helper++) {
    const { port1, port2 } = new MessageChannel();
    const message: EngineMessage = { help: port1 };
    (await started(url)).postMessage(message, [port1]);
    helpers.push(port2);
  }
  lead.onmessage = ({ data }: MessageEvent<AnswerMessage>) => pending.take(data);
  const begin: EngineMessage = { begin: { sources, helpers } };
  lead.postMessage(begin, helpers);
  return (message: EngineMessage) => lead.postMessage(message);
}

/** A thread, once it is known not to be refused. */
function started(url: string): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(url);
    worker.onerror = () => reject(new Error("threads are refused"));
    // The engine says so when its text has been read.
    worker.onmessage = () => resolve(worker);
  });
}

/** The same text in the page itself, with the steps of TypeScript. */
async function besideThePage(url: string, sources: PageSources, pending: Pending) {
  await new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.onload = resolve;
    script.onerror = () => reject(new Error("this browser runs no script of the page"));
    script.src = url;
    document.head.append(script);
  });
  const start: StartEngine = Reflect.get(globalThis, "catfishEngine");
  const post = start((message) => pending.take(message));
  post({ begin: { sources, plainSteps: true } });
  return post;
}

/** Questions that are not answered yet. */
class Pending {
  readonly #waiting = new Map<number, (message: AnswerMessage) => void>();
  #last = 0;

  take(message: AnswerMessage): void {
    if (!("id" in message)) return;
    this.#waiting.get(message.id)?.(message);
    this.#waiting.delete(message.id);
  }

  client(running: Running, post: (message: EngineMessage) => void, assumed: readonly string[]): Client {
    return {
      running,
      ask: this.#asking(post, assumed),
      under: (others) => this.client(running, post, others),
    };
  }

  #asking(post: (message: EngineMessage) => void, assumed: readonly string[]): Client["ask"] {
    return <Kind extends RequestKind>(kind: Kind, request: Requests[Kind], about: string = kind) =>
      new Promise<Answers[Kind] | undefined>((resolve, reject) => {
        const id = ++this.#last;
        this.#waiting.set(id, (message) => {
          if ("problem" in message) reject(new Error(message.problem));
          else resolve("answer" in message ? answerOf(kind, message.answer) : undefined);
        });
        post({ id, kind, about, request, assumed });
      });
  }
}

/** The answer to a kind of question: the engine answers what it is asked. */
function answerOf<Kind extends RequestKind>(kind: Kind, answer: Answers[RequestKind]): Answers[Kind];
function answerOf(_: RequestKind, answer: Answers[RequestKind]) {
  return answer;
}
