/** The reference that is the scenario itself with nobody entering. */
export const WITHOUT_ENTRY = "without-entry";
/** The reference that is the scenario itself with no supplier having a strategy. */
export const WITHOUT_STRATEGY = "without-strategy";
/** References that are the scenario itself with something left out. */
const itself = [WITHOUT_ENTRY, WITHOUT_STRATEGY] as const;
export type ReferenceItself = (typeof itself)[number];
export const ITSELF: readonly string[] = itself;

/** The reference of a name that is the scenario itself with something left out; undefined for any other. */
export function itselfNamed(name: string | undefined): ReferenceItself | undefined {
  return itself.find((each) => each === name);
}

/** No reference. */
export const NO_REFERENCE = "none";
