/** "date 2025-10-10 BRUSSELS —" at the start of a news text; captures the date. */
export const DATELINE = /^\s*date (\d{4}-\d{2}-\d{2}) [^\n—]{2,60}— ?/u;
