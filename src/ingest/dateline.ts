/** "date 2025-10-10 BRUSSELS —" at the head of a news text: its date and the length of the whole dateline. */
export const DATELINE = /^\s*date (\d{4}-\d{2}-\d{2}) [^\n—]{2,60}— ?/u;
