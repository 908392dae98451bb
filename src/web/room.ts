import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { WorkshopWords } from "../words/workshop.ts";
import type { PageParts } from "./address.ts";
import type { Client } from "./client.ts";
import type { PageData } from "./document.ts";
import { type Lever, type Levers, settingsOf } from "./levers.ts";
import type { Answers, OpenAnswer, RequestKind, Requests } from "./messages.ts";
import type { ShownWorlds } from "./shownWorlds.ts";
import type { WorkshopState } from "./state.ts";
import type { Store } from "./store.ts";

/** What every screen is given. */
export interface Room {
  readonly data: PageData;
  readonly parts: PageParts;
  readonly client: Client;
  readonly store: Store;
  readonly state: WorkshopState;
  readonly words: WorkshopWords;
  /** The scenario that is on the table. */
  readonly opened: OpenAnswer;
  /** What the levers set. */
  readonly settings: readonly string[];
  /** Worlds of an answer, and while a lever is dragged. */
  readonly worlds: ShownWorlds;
  /** Says something to who sees it and to who hears it. */
  readonly say: (text: string) => void;
  /** Sentences of the engine in the language of the room. */
  readonly told: (text: string) => string;
}

/** An answer that changes with what is asked; the old one stays until the new one is there. */
export interface Asking<Kind extends RequestKind> {
  readonly answer?: Answers[Kind];
  /** What the answer is of. */
  readonly of?: Requests[Kind];
  readonly isWorking: boolean;
  readonly problem?: string;
}

/**
 * Asks the engine whenever the request changes.
 *
 * @param request  undefined asks nothing
 * @param about    a later question about the same thing makes an earlier one stale
 */
export function useAnswer<Kind extends RequestKind>(
  client: Client,
  kind: Kind,
  request: Requests[Kind] | undefined,
  about: string,
): Asking<Kind> {
  const [asking, setAsking] = useState<Asking<Kind>>({ isWorking: request !== undefined });
  const key = request === undefined ? "" : JSON.stringify(request);
  const asked = useRef(request);
  asked.current = request;
  useEffect(() => {
    const of = asked.current;
    if (of === undefined) {
      setAsking({ isWorking: false });
      return undefined;
    }
    let isCurrent = true;
    setAsking((before) => ({ ...before, isWorking: true, problem: undefined }));
    client.ask(kind, of, about).then(
      (answer) => {
        if (isCurrent && answer !== undefined) setAsking({ answer, of, isWorking: false });
      },
      (error: unknown) => {
        if (isCurrent) setAsking((before) => ({ ...before, isWorking: false, problem: wrongIn(error) }));
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [client, kind, key, about]);
  return asking;
}

export function wrongIn(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** How large an element is [px]. */
export function useSize() {
  const ref = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState<{ readonly width: number; readonly height: number }>({ width: 0, height: 0 });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return undefined;
    const look = () => setSize({ width: element.clientWidth, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [ref, size] as const;
}

/** What levers set, and how they are called when they are moved. */
export function useSettings(levers: readonly Lever[], moved: Levers): readonly string[] {
  return useMemo(() => settingsOf(levers, moved), [levers, moved]);
}

/** Whether who looks wants no motion. */
export function wantsStillness(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Gives a file to who sits at the page. */
export function saveAs(name: string, content: string | Blob, type = "text/plain"): void {
  const url = URL.createObjectURL(typeof content === "string" ? new Blob([content], { type }) : content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT);
}

/** Until a browser has certainly begun to save [ms]. */
const KEPT = 10_000;
