// What the map can show of an area: sums of whole people as the engine gives them, and their shares.
import type { AreaFigures, Beside, Phases, Plan } from "../contract";

export const MEASURES = [
  { id: "coverage", name: "Coverage", of: "share" },
  { id: "reached", name: "People reached", of: "people" },
  { id: "lost", name: "Lost", of: "people" },
  { id: "moved", name: "Moved here", of: "people" },
  { id: "need", name: "In need, phase 3 and above", of: "people" },
  { id: "need3", name: "In need, phase 3", of: "people" },
  { id: "need4", name: "In need, phase 4", of: "people" },
  { id: "need5", name: "In need, phase 5", of: "people" },
] as const;
export type MeasureId = (typeof MEASURES)[number]["id"];

export function measureName(id: MeasureId): string {
  return MEASURES.find((measure) => measure.id === id)?.name ?? id;
}

export function isShare(id: MeasureId): boolean {
  return id === "coverage";
}

/** People of one month, or person-months over all: the unit that a figure bears. */
export function unit(id: MeasureId, month: number | null): string {
  if (isShare(id)) return "share of people in need who are reached";
  return month === null ? "person-months" : "people";
}

const all = (phases: Phases) => phases[0] + phases[1] + phases[2];

function sum(rows: readonly Phases[], month: number | null, of: (phases: Phases) => number): number {
  if (month !== null) return rows[month] ? of(rows[month]) : 0;
  return rows.reduce((total, phases) => total + of(phases), 0);
}

export function needOf(area: AreaFigures, month: number | null): number {
  return sum(area.need, month, all);
}

export function reachedOf(area: AreaFigures, month: number | null): number {
  return sum(area.reached, month, all);
}

/** What there is beside the start, by area and month, ready to look up. */
export type EffectOf = (code: string, month: string | null) => { lost: number; moved: number };

export function effectOf(beside: Beside | undefined): EffectOf | null {
  if (!beside) return null;
  const months = new Map(beside.area_months.map((row) => [`${row.code} ${row.month}`, row]));
  const areas = new Map(beside.by_area.map((row) => [row.id, row]));
  const none = { lost: 0, moved: 0 };
  return (code, month) => (month === null ? areas.get(code) : months.get(`${code} ${month}`)) ?? none;
}

/** People whom the reference reaches, by P-code over all months and by month over all areas. */
export function reachedBefore(beside: Beside, months: readonly string[]): (id: string) => number {
  const before = beside.before_areas;
  const found = new Map(before.map((area) => [area.code, reachedOf(area, null)]));
  months.forEach((month, at) => found.set(month, before.reduce((sum, area) => sum + reachedOf(area, at), 0)));
  return (id) => found.get(id) ?? 0;
}

/** By how many person-months fewer are in need than before, counted where it is fewer in an area, month and phase. */
export function fewerInNeed(plan: Plan): number {
  const now = new Map(plan.areas.map((area) => [area.code, area.need]));
  const fewer = (area: AreaFigures) =>
    area.need.flatMap((phases, month) =>
      phases.map((people, phase) => Math.max(0, people - (now.get(area.code)?.[month]?.[phase] ?? 0))),
    );
  return (plan.beside?.before_areas ?? []).flatMap(fewer).reduce((sum, people) => sum + people, 0);
}

/** Whether something is otherwise and yet everybody is in need and reached as before, at the same cost. */
export function isUnchanged(plan: Plan): boolean {
  const { beside } = plan;
  if (!beside) return false;
  const { lost, moved, net } = beside.total;
  const same = JSON.stringify(plan.areas) === JSON.stringify(beside.before_areas);
  return same && [lost, moved, net, beside.more_cost_usd ?? 0, beside.area_months.length].every((figure) => figure === 0);
}

/** The figure of an area; null where nobody is in need or the answer does not tell it. */
export function figure(
  id: MeasureId,
  area: AreaFigures,
  month: number | null,
  months: readonly string[],
  effect: EffectOf | null,
): number | null {
  switch (id) {
    case "coverage": {
      const need = needOf(area, month);
      return need > 0 ? reachedOf(area, month) / need : null;
    }
    case "reached":
      return reachedOf(area, month);
    case "lost":
    case "moved": {
      if (!effect) return null;
      const row = effect(area.code, month === null ? null : (months[month] ?? null));
      return id === "lost" ? row.lost : row.moved;
    }
    case "need":
      return needOf(area, month);
    case "need3":
      return sum(area.need, month, (phases) => phases[0]);
    case "need4":
      return sum(area.need, month, (phases) => phases[1]);
    case "need5":
      return sum(area.need, month, (phases) => phases[2]);
  }
}

/** Measures that these figures can show: a phase without anybody is left out, and so is what there is nothing beside for. */
export function shown(areas: readonly AreaFigures[], effect: EffectOf | null): MeasureId[] {
  const some = (phase: 0 | 1 | 2) => areas.some((area) => area.need.some((row) => row[phase] > 0));
  return MEASURES.map(({ id }) => id).filter((id) => {
    switch (id) {
      case "lost":
      case "moved":
        return effect !== null;
      case "need3":
        return some(0);
      case "need4":
        return some(1);
      case "need5":
        return some(2);
      case "coverage":
      case "reached":
      case "need":
        return true;
    }
  });
}
