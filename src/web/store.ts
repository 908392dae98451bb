import { addressOf, type PageParts, stateOfAddress } from "./address.ts";
import { stateFromText, stateText } from "./saved.ts";
import { freshState, type ScreenName, type WorkshopState, withScenario } from "./state.ts";

/** Where a browser keeps a room over a reload. */
const SHELF = "catfish-workshop";

/** Told where the room is cleared: what lies outside of the state goes too. */
export const CLEARED = "catfish-cleared";

/** The state of the page and who looks at it. */
export interface Store {
  readonly state: () => WorkshopState;
  /** Changes the state; address, shelf and lookers follow. */
  readonly change: (how: (state: WorkshopState) => WorkshopState) => void;
  readonly watch: (look: () => void) => () => void;
  /** Forgets everything. */
  readonly clear: () => void;
}

/**
 * Opens the store: what the address says, on top of what the browser has kept of the same market.
 *
 * @param first  screen of a room that has done nothing yet
 */
export function openStore(parts: PageParts, first: ScreenName): Store {
  const lookers = new Set<() => void>();
  let state = beginning(parts, first);
  const tell = () => {
    for (const look of lookers) look();
  };
  const put = (next: WorkshopState) => {
    state = next;
    const address = `#${addressOf(state)}`;
    if (location.hash !== address) history.replaceState(null, "", address);
    keep(stateText(state));
    tell();
  };
  addEventListener("hashchange", () => {
    const said = stateOfAddress(location.hash, parts);
    put({ ...(said.scenario === state.scenario ? state : withScenario(state, said.scenario)), ...said });
  });
  return {
    state: () => state,
    change: (how) => {
      const next = how(state);
      if (next !== state) put(next);
    },
    watch: (look) => {
      lookers.add(look);
      return () => lookers.delete(look);
    },
    clear: () => {
      put({ ...freshState(state.scenario, first), language: state.language });
      dispatchEvent(new CustomEvent(CLEARED));
    },
  };
}

function beginning(parts: PageParts, first: ScreenName): WorkshopState {
  const kept = stateFromText(shelf() ?? "", parts);
  if (location.hash.length < 2) return kept ?? freshState(parts.scenarios[0], first);
  const said = stateOfAddress(location.hash, parts);
  const before = kept?.scenario === said.scenario ? kept : freshState(said.scenario, first);
  return { ...before, ...said };
}

/** What the browser has kept; some browsers keep nothing for a file. */
function shelf(): string | null {
  try {
    return localStorage.getItem(SHELF);
  } catch {
    return null;
  }
}

function keep(text: string): void {
  try {
    localStorage.setItem(SHELF, text);
  } catch {
    // It is in the address all the same.
  }
}
