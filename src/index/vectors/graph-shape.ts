/**
 * Links per node, build breadth, and least search breadth for the graph of either store. bench/ measures recall at 10
 * against exact search with these (see bench/README.md for the figures at 10,000 and 100,000 vectors).
 */
export const LINKS = 16;
export const BUILD_BREADTH = 200;
export const SEARCH_BREADTH = 200;
