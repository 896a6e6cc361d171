/** Bars in groups, of one scale: each group a thing measured, each bar one who was measured. */
export interface Bars {
  readonly title: string;
  /** What the bars' lengths are: "µs per request". */
  readonly unit: string;
  readonly groups: readonly {
    readonly name: string;
    readonly bars: readonly { readonly name: string; readonly value: number }[];
  }[];
}

/** Lines over an axis on which each step is a tenfold, or over an even one. */
export interface Lines {
  readonly even?: boolean;
  readonly title: string;
  readonly across: string;
  readonly upward: string;
  readonly lines: readonly {
    readonly name: string;
    readonly points: readonly (readonly [x: number, y: number])[];
  }[];
  /** A height that should not be passed. */
  readonly limit?: number;
}

const width = 820;
const colours = ["#3b82c4", "#e07b39", "#3f9b57", "#c44e52", "#8c6bb1", "#9c755f", "#d16ba5", "#808080"];
const colourOf = (at: number) => colours[at % colours.length] ?? "#808080";

const escaped = (words: string) =>
  words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const round = (value: number) => String(Math.round(value * 10) / 10);

type Anchor = "start" | "middle" | "end";
const text = (x: number, y: number, words: string, anchor: Anchor = "start", look = "") =>
  `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}"${look && ` class="${look}"`}>${escaped(words)}</text>`;
const rule = (x1: number, y1: number, x2: number, y2: number, look = "rule") =>
  `<path d="M${round(x1)} ${round(y1)}L${round(x2)} ${round(y2)}" class="${look}"/>`;

/** Words and rules are dark by day and light by night; nothing is painted behind them. */
function picture(title: string, height: number, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${round(height)}" width="${String(width)}" role="img">`,
    `<title>${escaped(title)}</title>`,
    "<style>text{font:12px system-ui,sans-serif;fill:#24292f}.title{font-size:15px;font-weight:600}",
    ".rule{stroke:#8884;fill:none}.limit{stroke:#c44e52;stroke-dasharray:6 4;fill:none}",
    "@media(prefers-color-scheme:dark){text{fill:#e6edf3}}</style>",
    text(16, 24, title, "start", "title"),
    ...parts,
    "</svg>\n",
  ].join("\n");
}

/** Who has which colour, from the left, line by line. Returns its parts and its height. */
function legend(names: readonly string[], top: number): { parts: string[]; height: number } {
  let [x, y] = [16, top + 12];
  const parts = names.flatMap((name, at) => {
    const wide = 34 + name.length * 7;
    if (x + wide > width) [x, y] = [16, y + 20];
    const entry = [
      `<rect x="${round(x)}" y="${round(y - 9)}" width="10" height="10" rx="2" fill="${colourOf(at)}"/>`,
      text(x + 15, y, name),
    ];
    x += wide;
    return entry;
  });
  return { parts, height: y + 12 - top };
}

/** An SVG of horizontal bars with their values; the scale is that of the longest. */
export function barChart({ title, unit, groups }: Bars): string {
  const names = [...new Set(groups.flatMap(({ bars }) => bars.map(({ name }) => name)))];
  const longest = Math.max(...groups.flatMap(({ bars }) => bars.map(({ value }) => value)), Number.MIN_VALUE);
  const key = legend(names, 36);
  const [left, room] = [200, width - 200 - 90];
  let y = 36 + key.height + 10;
  const parts = groups.flatMap((group) => {
    const drawn = [text(left - 10, y + group.bars.length * 8 + 4, group.name, "end")];
    for (const { name, value } of group.bars) {
      const long = (value / longest) * room;
      const colour = colourOf(names.indexOf(name));
      drawn.push(
        `<rect x="${String(left)}" y="${round(y)}" width="${round(long)}" height="13" rx="2" fill="${colour}"><title>${escaped(name)}</title></rect>`,
        text(left + long + 6, y + 11, value.toLocaleString("en", { maximumSignificantDigits: 3 })),
      );
      y += 16;
    }
    y += 12;
    return drawn;
  });
  return picture(title, y + 16, [...key.parts, ...parts, text(left, y + 6, unit)]);
}

/** An SVG of lines; upward from nothing. */
export function lineChart({ even = false, title, across, upward, lines, limit }: Lines): string {
  const points = lines.flatMap((line) => line.points);
  const xs = [...new Set(points.map(([x]) => x))].sort((one, other) => one - other);
  const top = Math.max(...points.map(([, y]) => y), limit ?? 0) * 1.08;
  const names = lines.map(({ name }) => name);
  const key = legend(names, 36);
  const area = { left: 56, right: width - 24, top: 36 + key.height + 24, bottom: 36 + key.height + 324 };
  const scale = even ? (x: number) => x : Math.log10;
  const [first, last] = [scale(xs[0] ?? 1), scale(xs.at(-1) ?? 10)];
  const at = (x: number) =>
    area.left + ((scale(x) - first) / Math.max(last - first, 0.01)) * (area.right - area.left);
  const up = (y: number) => area.bottom - (y / top) * (area.bottom - area.top);
  const drawn = lines.map(({ points: its }, index) => {
    const path = its.map(([x, y]) => `${round(at(x))} ${round(up(y))}`).join("L");
    const dots = (its.length > most ? [] : its).map(
      ([x, y]) =>
        `<circle cx="${round(at(x))}" cy="${round(up(y))}" r="3" fill="${colourOf(index)}" stroke="none"/>`,
    );
    const dashes = index < colours.length ? "" : ' stroke-dasharray="5 3"';
    return `<g fill="none" stroke="${colourOf(index)}" stroke-width="2"${dashes}><path d="M${path}"/>${dots.join("")}</g>`;
  });
  return picture(title, area.bottom + 52, [
    ...key.parts,
    text(16, area.top - 10, upward),
    ...steps(top).flatMap((y) => [
      rule(area.left, up(y), area.right, up(y)),
      text(area.left - 8, up(y) + 4, y.toLocaleString("en"), "end"),
    ]),
    ...labelled(xs).map((x) => text(at(x), area.bottom + 18, x.toLocaleString("en"), endOf(x, xs))),
    text((area.left + area.right) / 2, area.bottom + 40, across, "middle"),
    ...(limit === undefined ? [] : [rule(area.left, up(limit), area.right, up(limit), "limit")]),
    ...drawn,
  ]);
}

/** Of more places than there is room for, some at even distances, the last among them. */
const most = 12;
const labelled = (xs: readonly number[]): number[] => {
  const apart = Math.ceil(xs.length / most);
  return xs.filter((_, at) => (xs.length - 1 - at) % apart === 0);
};

/** The outermost words must not reach over the edge. */
const endOf = (x: number, xs: readonly number[]): Anchor =>
  x === xs.at(-1) && xs.length > 1 ? "end" : x === xs[0] ? "start" : "middle";

/** Round heights, not more than eight, from 0. */
function steps(top: number): number[] {
  const rough = 10 ** Math.floor(Math.log10(top));
  const step = [0.1, 0.2, 0.25, 0.5, 1, 2].map((part) => part * rough).find((one) => top / one <= 8) ?? rough;
  return Array.from({ length: Math.floor(top / step + 1e-9) + 1 }, (_, at) => Number((at * step).toFixed(6)));
}
