import type { Study } from "../../question/study.ts";

/** True where a comparison was made and no pair of worlds differs in anything. */
export function nothingDiffers(study: Study): boolean {
  return study.scenarios.every(({ same }) => same);
}
