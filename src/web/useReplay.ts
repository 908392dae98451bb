import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { wantsStillness } from "./room.ts";

/** How long a line takes to grow [ms]. */
const GROWS = 2000;
/** Between two replays [ms]. */
const REST = 500;

/**
 * Lets lines grow from nothing to all of them, so many times. Who wants no motion sees all at once.
 *
 * @returns how much of them is drawn [0..1], and what starts it
 */
export function useReplay(times: number): { readonly share: number; readonly replay: () => void } {
  const [share, setShare] = useState(1);
  const frame = useRef(0);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const replay = useCallback(() => {
    cancelAnimationFrame(frame.current);
    if (wantsStillness()) {
      setShare(1);
      return;
    }
    const start = performance.now();
    const step = (now: number) => {
      const passed = now - start;
      const round = Math.floor(passed / (GROWS + REST));
      if (round >= times) {
        setShare(1);
        return;
      }
      setShare(Math.min(1, (passed - round * (GROWS + REST)) / GROWS));
      frame.current = requestAnimationFrame(step);
    };
    frame.current = requestAnimationFrame(step);
  }, [times]);
  return { share, replay };
}
