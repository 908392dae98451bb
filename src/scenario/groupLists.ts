/** Lists of groups in a scenario: by themselves, because every command line loads them, and not the tables of parameters. */
export const groupLists = ["buyers", "suppliers"] as const;
export type GroupList = (typeof groupLists)[number];
