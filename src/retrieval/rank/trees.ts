/**
 * A decision tree: a leaf's value, or the index of a figure, a threshold, and the subtrees below it and from it
 * upwards.
 */
export type Tree = number | readonly [figure: number, threshold: number, below: Tree, above: Tree];

/** A sum of trees over named figures, as a probability. */
export interface Forest {
  bias: number;
  features: readonly string[];
  trees: readonly Tree[];
}

/** The probability that a forest assigns to figures. */
export function probabilityBy({ bias, features, trees }: Forest, figures: Readonly<Record<string, number>>): number {
  const values = features.map((name) => figures[name] ?? 0);
  let sum = bias;
  for (let tree of trees) {
    while (typeof tree !== 'number') tree = (values[tree[0]] ?? 0) < tree[1] ? tree[2] : tree[3];
    sum += tree;
  }
  return 1 / (1 + Math.exp(-sum));
}
