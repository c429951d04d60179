import type { Forest, Tree } from '../../src/retrieval/rank/trees.js';

/** A question's features, whether it has an answer, and its weight. */
export interface Example {
  figures: Readonly<Record<string, number>>;
  label: boolean;
  weight: number;
}

/** Settings for growing trees. */
export interface Growing {
  rounds: number;
  depth: number;
  rate: number;
  /** Minimum weight of a leaf, and the amount added to it: both keep leaves from fitting just a few questions. */
  least: number;
  ridge: number;
  /** For each feature, 1 if a higher value never makes an answer less likely, -1 if it never makes it more likely. */
  directions: Readonly<Record<string, 1 | -1>>;
}

const BINS = 24;

/**
 * Gradient boosting on quantile bins with Newton steps (Friedman 2001; Chen and Guestrin 2016) and monotone
 * constraints.
 */
export function growTrees(examples: readonly Example[], features: readonly string[], growing: Growing): Forest {
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const share = examples.reduce((sum, { weight, label }) => sum + (label ? weight : 0), 0) / total;
  const bias = Math.log(share / (1 - share));
  const columns = features.map((name) => Float64Array.from(examples, ({ figures }) => figures[name] ?? 0));
  const cuts = columns.map(quantiles);
  const sums = new Float64Array(examples.length).fill(bias);
  const trees: Tree[] = [];
  for (let round = 0; round < growing.rounds; round += 1) {
    const gradients = Float64Array.from(
      examples,
      ({ label, weight }, i) => weight * ((label ? 1 : 0) - logistic(sums[i] ?? 0)),
    );
    const curvatures = Float64Array.from(examples, ({ weight }, i) => {
      const p = logistic(sums[i] ?? 0);
      return weight * p * (1 - p);
    });
    const grow = (rows: number[], depth: number, low: number, high: number): Tree => {
      let [gradient, curvature] = [0, 0];
      for (const row of rows) {
        gradient += gradients[row] ?? 0;
        curvature += curvatures[row] ?? 0;
      }
      const value = (g: number, h: number) => Math.min(high, Math.max(low, g / (h + growing.ridge)));
      const gain = (g: number, h: number) => (g * g) / (h + growing.ridge);
      const leaf = growing.rate * value(gradient, curvature);
      if (depth === 0) return Number(leaf.toFixed(4));
      let best = { gain: 1e-6, feature: -1, cut: 0, left: 0, right: 0 };
      for (const [feature, column] of columns.entries()) {
        const own = cuts[feature] ?? [];
        const binGradients = new Float64Array(own.length + 1);
        const binCurvatures = new Float64Array(own.length + 1);
        for (const row of rows) {
          const bin = binOf(column[row] ?? 0, own);
          binGradients[bin] = (binGradients[bin] ?? 0) + (gradients[row] ?? 0);
          binCurvatures[bin] = (binCurvatures[bin] ?? 0) + (curvatures[row] ?? 0);
        }
        let [g, h] = [0, 0];
        for (const [bin, cut] of own.entries()) {
          g += binGradients[bin] ?? 0;
          h += binCurvatures[bin] ?? 0;
          if (h < growing.least || curvature - h < growing.least) continue;
          const [left, right] = [value(g, h), value(gradient - g, curvature - h)];
          const direction = growing.directions[features[feature] ?? ''] ?? 0;
          if (direction * (right - left) < 0) continue;
          const gained = gain(g, h) + gain(gradient - g, curvature - h) - gain(gradient, curvature);
          if (gained > best.gain) best = { gain: gained, feature, cut, left, right };
        }
      }
      if (best.feature < 0) return Number(leaf.toFixed(4));
      const column = columns[best.feature] ?? new Float64Array(0);
      const direction = growing.directions[features[best.feature] ?? ''] ?? 0;
      const middle = (best.left + best.right) / 2;
      const [leftHigh, rightLow] = direction > 0 ? [Math.min(high, middle), Math.max(low, middle)] : [high, low];
      const [leftLow, rightHigh] = direction < 0 ? [Math.max(low, middle), Math.min(high, middle)] : [low, high];
      const left = rows.filter((row) => (column[row] ?? 0) < best.cut);
      const right = rows.filter((row) => (column[row] ?? 0) >= best.cut);
      return [
        best.feature,
        best.cut,
        grow(left, depth - 1, leftLow, leftHigh),
        grow(right, depth - 1, rightLow, rightHigh),
      ];
    };
    const tree = grow([...examples.keys()], growing.depth, -6, 6);
    trees.push(tree);
    for (let i = 0; i < examples.length; i += 1) {
      let node = tree;
      while (typeof node !== 'number') node = (columns[node[0]]?.[i] ?? 0) < node[1] ? node[2] : node[3];
      sums[i] = (sums[i] ?? 0) + node;
    }
  }
  return { bias, features: [...features], trees };
}

/** The weighted share of pairs, one example of each label, that the values put in the right order. */
export function areaUnder(examples: readonly Example[], values: readonly number[]): number {
  const order = examples.map((example, i) => ({ ...example, value: values[i] ?? 0 })).sort((a, b) => a.value - b.value);
  let [below, area, positives] = [0, 0, 0];
  for (const { label, weight } of order) {
    if (label) {
      area += weight * below;
      positives += weight;
    } else below += weight;
  }
  return area / (positives * below);
}

function quantiles(column: Float64Array): number[] {
  const sorted = column.toSorted();
  const cuts = Array.from({ length: BINS - 1 }, (_, i) => sorted[Math.floor(((i + 1) / BINS) * sorted.length)] ?? 0);
  return [...new Set(cuts.map((cut) => Number(cut.toFixed(4))))].filter((cut) => cut > (sorted[0] ?? 0));
}

function binOf(value: number, cuts: readonly number[]): number {
  let bin = 0;
  while (bin < cuts.length && value >= (cuts[bin] ?? 0)) bin += 1;
  return bin;
}

function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
