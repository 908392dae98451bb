/** What charts of a page there are: a script has no part that only other charts need. */
export interface ScriptNeeds {
  readonly panels: boolean;
  readonly views: boolean;
}

export const everyNeed: readonly ScriptNeeds[] = [true, false].flatMap((panels) =>
  [true, false].map((views) => ({ panels, views })),
);

/** What the script for these charts goes by. */
export const scriptName = ({ panels, views }: ScriptNeeds) =>
  `${panels ? "panels" : ""} ${views ? "views" : ""}`.trim();

/** Before the script there is a line: what can be read of the charts of the page. */
export const beforeScript = (readings: string, script: string) => `${readings}\n${script}`;
