import type { Room as Screen } from "../../room.ts";
import type { Action, Room } from "../../teams/room.ts";

/** What each part of the host's screen is given. */
export interface HostPart {
  readonly screen: Screen;
  /** The room that is played. */
  readonly room: Room;
  readonly go: (action: Action) => void;
}
