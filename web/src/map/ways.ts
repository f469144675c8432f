// Ways on the map: how much each carries in the month shown, and what is shut.
import type { About, Closed, Link, Plan } from "../contract";
import { runs } from "../figures/format";

export interface Drawn {
  link: Link;
  mt: number;
  /** Width of the stroke in pixels; 0 where nothing moves. */
  width: number;
  closed: { months: string; because: string } | null;
}

/** The widest stroke, in pixels: wider ones hide the areas they cross. */
export const WIDEST = 11;
const THINNEST = 0.9;

export function total(mt: readonly number[], month: number | null): number {
  return month === null ? mt.reduce((sum, one) => sum + one, 0) : (mt[month] ?? 0);
}

/** The most that any way carries in a month, or over all: what the widest stroke stands for. */
export function most(plans: readonly Plan[], month: number | null, months: number): number {
  let found = 0;
  for (const plan of plans) {
    for (const way of plan.ways ?? []) {
      if (month === null) found = Math.max(found, total(way.mt, null));
      // Strokes of different months can be compared.
      else for (let at = 0; at < months; at += 1) found = Math.max(found, way.mt[at] ?? 0);
    }
  }
  return found;
}

/** Width in step with the tonnes, so that two strokes that meet add up to the one that goes on. */
export function widthOf(mt: number, widest: number): number {
  if (mt <= 0 || widest <= 0) return 0;
  return Math.max(THINNEST, (mt / widest) * WIDEST);
}

export function ways(about: About, plan: Plan | null, month: number | null, widest: number): Drawn[] {
  const carried = new Map<string, number>();
  for (const way of plan?.ways ?? []) {
    carried.set(way.link, (carried.get(way.link) ?? 0) + total(way.mt, month));
  }
  const shut = closedIn(plan?.closed ?? [], about.months, month);
  return (about.links ?? []).map((link) => {
    const mt = carried.get(link.id) ?? 0;
    return { link, mt, width: widthOf(mt, widest), closed: shut.get(link.id) ?? null };
  });
}

function closedIn(
  closed: readonly Closed[],
  months: readonly string[],
  month: number | null,
): Map<string, { months: string; because: string }> {
  const found = new Map<string, { months: string; because: string }>();
  for (const row of closed) {
    const now = month === null ? row.months.length > 0 : row.months.includes(months[month] ?? "");
    if (!now) continue;
    const when = row.months.length === months.length ? "in all months" : `in ${runs(row.months, months)}`;
    const before = found.get(row.link);
    const said = before && before.because !== row.because ? `${before.because} ${row.because}` : row.because;
    found.set(row.link, { months: when, because: said });
  }
  return found;
}

/** Tonnes that pass each place on ways that are drawn: what a place's mark and rank follow. */
export function passing(about: About, plan: Plan | null, month: number | null): Map<string, number> {
  const found = new Map<string, number>();
  // Where food only ends, the area's own mark stands.
  const ends = new Set((about.links ?? []).filter((link) => link.last_mile).map(({ id }) => id));
  for (const way of plan?.ways ?? []) {
    const mt = total(way.mt, month);
    if (mt <= 0 || ends.has(way.link)) continue;
    for (const place of [way.from, way.to]) found.set(place, Math.max(found.get(place) ?? 0, mt));
  }
  return found;
}

/** A round figure for the legend of strokes. */
export function roundBelow(value: number): number {
  if (value <= 0) return 0;
  const size = 10 ** Math.floor(Math.log10(value));
  const part = value / size;
  return (part >= 5 ? 5 : part >= 2 ? 2 : 1) * size;
}
