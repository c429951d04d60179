/**
 * Links a node, breadth while building, least breadth while searching, for the graph of either store. With these,
 * recall at 10 against exact search is measured in bench/ (see bench/README.md for the figures at 10,000 and 100,000
 * vectors).
 */
export const LINKS = 16;
export const BUILD_BREADTH = 200;
export const SEARCH_BREADTH = 200;
