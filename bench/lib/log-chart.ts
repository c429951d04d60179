/** A line of a chart: its name and its values at the chart's x positions. */
export interface Line {
  name: string;
  values: readonly number[];
}

/** One panel: what is measured, and its lines. */
export interface Panel {
  title: string;
  lines: readonly Line[];
}

const [WIDTH, HEIGHT, MARGIN] = [360, 260, 44];
/** Space for the names at the ends of lines. */
const NAMES = 130;
const LEAST_GAP = 13;
/** Distinguishable with any colour vision (Okabe and Ito, 2008), and by the names at the ends of lines. */
const COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9'];
const STYLE = `
text { font: 11px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600; font-size: 12px }
.grid { stroke: #d1d9e0; stroke-width: 1 }
@media (prefers-color-scheme: dark) { text { fill: #f0f6fc } .grid { stroke: #3d444d } }`;

/** An SVG chart of how figures grow, with logarithmic axes and panels side by side. */
export function logChart(about: string, places: readonly number[], panels: readonly Panel[]): string {
  const drawn = panels.map((panel, i) => panelOf(panel, places, i * (WIDTH + NAMES)));
  const width = panels.length * (WIDTH + NAMES);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" role="img" aria-label="${about}">
<title>${about}</title>
<style>${STYLE}
</style>
${drawn.join('\n')}
</svg>
`;
}

function panelOf({ title, lines }: Panel, places: readonly number[], left: number): string {
  const all = lines.flatMap(({ values }) => values).filter((value) => value > 0);
  const [bottom, top] = [Math.floor(Math.log10(Math.min(...all))), Math.ceil(Math.log10(Math.max(...all)))];
  const [first, last] = [Math.log10(places[0] ?? 1), Math.log10(places.at(-1) ?? 10)];
  const x = (place: number) => left + MARGIN + ((Math.log10(place) - first) / (last - first)) * (WIDTH - MARGIN - 12);
  const y = (value: number) =>
    HEIGHT - MARGIN + 12 - ((Math.log10(value) - bottom) / (top - bottom)) * (HEIGHT - 2 * MARGIN);
  const steps = Array.from({ length: top - bottom + 1 }, (_, i) => 10 ** (bottom + i));
  const grid = steps.map(
    (step) =>
      `<path class="grid" d="M${left + MARGIN} ${round(y(step))}H${left + WIDTH - 12}"/>` +
      `<text x="${left + MARGIN - 6}" y="${round(y(step) + 4)}" text-anchor="end">${step.toLocaleString('en')}</text>`,
  );
  const below = places.map(
    (place) =>
      `<text x="${round(x(place))}" y="${HEIGHT - 12}" text-anchor="middle">${place.toLocaleString('en')}</text>`,
  );
  const names = spread(lines.map(({ values }) => y(values.at(-1) ?? 1)));
  const drawn = lines.map(({ name, values }, i) => {
    const points = values.map((value, at) => `${round(x(places[at] ?? 1))} ${round(y(value))}`);
    const colour = COLOURS[i % COLOURS.length];
    return (
      `<path d="M${points.join('L')}" fill="none" stroke="${colour}" stroke-width="2"/>` +
      `<path d="M${left + WIDTH - 10} ${round(names[i] ?? 0)}h8" stroke="${colour}" stroke-width="2"/>` +
      `<text x="${left + WIDTH + 2}" y="${round((names[i] ?? 0) + 4)}">${name}</text>`
    );
  });
  const heading = `<text class="title" x="${left + MARGIN}" y="18">${title}</text>`;
  return [heading, ...grid, ...below, ...drawn].join('\n');
}

/** Moves positions apart if names would overlap; their order stays. */
function spread(places: readonly number[]): number[] {
  const moved = [...places];
  const order = places.map((_, i) => i).sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  for (const [rank, i] of order.entries()) {
    const before = order[rank - 1];
    if (before !== undefined) moved[i] = Math.max(moved[i] ?? 0, (moved[before] ?? 0) + LEAST_GAP);
  }
  return moved;
}

const round = (value: number) => Math.round(10 * value) / 10;
