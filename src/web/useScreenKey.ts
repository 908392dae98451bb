import { useEffect, useRef } from "preact/hooks";
import { SCREEN_KEY, type ScreenKey } from "./keys.ts";

/** Hears the keys of the screen that is on. */
export function useScreenKey(hear: (key: ScreenKey) => void): void {
  const heard = useRef(hear);
  heard.current = hear;
  useEffect(() => {
    const listen = (event: Event) => {
      if (event instanceof CustomEvent) heard.current(event.detail);
    };
    addEventListener(SCREEN_KEY, listen);
    return () => removeEventListener(SCREEN_KEY, listen);
  }, []);
}
