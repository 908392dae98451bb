/** What is said of the settings that are not drawn; nothing where all are. */
export function rowsLeftOut(drawn: number, all: number): string {
  return drawn === all ? "" : ` The first ${drawn} of ${all} settings; all are in data/sensitivity.csv.`;
}
