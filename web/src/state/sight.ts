// Everything the map and its legend show of one state, worked out in one place so that both agree.
import type { Area, AreaFigures, Plan } from "../contract";
import { type Classes, classOf, fit, shadeOf } from "../figures/classes";
import { type EffectOf, effectOf, figure, isShare, needOf, shown, type MeasureId } from "../figures/measures";
import { largest } from "../map/bubbles";
import type { State } from "./state";

export interface AreaSight {
  area: Area;
  value: number | null;
  /** Class 0 for nobody, null where there is no figure. */
  at: number | null;
  shade: number | null;
  /** What the bubble's size stands for. */
  bubble: number | null;
}
export interface Sight {
  measure: MeasureId;
  classes: Classes;
  effect: EffectOf | null;
  measures: MeasureId[];
  areas: AreaSight[];
  /** The plan before, on the same classes; null where there is none. */
  before: AreaSight[] | null;
  /** What the largest bubble stands for. */
  most: number;
  byDistrict: boolean;
}

export function sight(state: Pick<State, "about" | "plan" | "view">, month: number | null): Sight {
  const { about, plan, view } = state;
  const areas = plan?.areas ?? [];
  const effect = effectOf(plan?.beside);
  const measures = shown(areas, effect);
  const measure = measures.includes(view.measure) ? view.measure : "coverage";
  const byDistrict = about.areas.every(({ rings }) => !rings);
  const beforeAreas = plan?.beside?.before_areas ?? null;
  const of = (area: AreaFigures, at: number | null) => figure(measure, area, at, about.months, effect);
  const values: number[] = [];
  const sizes: (number | null)[] = [];
  for (const area of [...areas, ...(beforeAreas ?? [])]) {
    // Classes stay the same from month to month, so that months can be compared.
    const spans = month === null ? [null] : about.months.map((_, at) => at);
    for (const at of spans) {
      const value = of(area, at);
      if (value !== null) values.push(value);
      sizes.push(isShare(measure) ? needOf(area, at) : value);
    }
  }
  const classes = fit(values, isShare(measure));
  const seen = (figures: readonly AreaFigures[], later: boolean): AreaSight[] => {
    const known = new Map(figures.map((area) => [area.code, area]));
    return about.areas.map((area) => {
      const row = known.get(area.code);
      const only = later && (measure === "lost" || measure === "moved");
      const value = row && !only ? of(row, month) : null;
      const at = classOf(value, classes);
      const bubble = row ? (isShare(measure) ? needOf(row, month) : value) : null;
      return { area, value, at, shade: at === null ? null : shadeOf(at, classes), bubble };
    });
  };
  return {
    measure,
    classes,
    effect,
    measures,
    areas: seen(areas, false),
    before: beforeAreas ? seen(beforeAreas, true) : null,
    most: largest(sizes),
    byDistrict,
  };
}

export function areaName(area: Pick<Area, "name" | "names">, language: string): { text: string; other: boolean } {
  const other = language === "en" ? undefined : area.names?.[language];
  return other ? { text: other, other: true } : { text: area.name, other: false };
}

export function planOf(plan: Plan | null, code: string): AreaFigures | undefined {
  return plan?.areas.find((area) => area.code === code);
}
