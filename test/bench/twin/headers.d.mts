/** The model in C: the texts of the two files that `twin.c` includes, by name. */
export function headersOfTwin(): Promise<Record<"state.h" | "month.h", string>>;
