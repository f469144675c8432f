// What one session at the page knows, and how it looks at it.
import { type About, type Held, type Plan, type Ranges, Refused, type Refusal, type StandIn } from "../contract";
import type { Past } from "./question";
import type { View } from "./view";

/** Something awaited: not asked, awaited, there, or refused. */
export type Awaited<T> =
  { is: "none" } | { is: "awaited" } | { is: "there"; value: T } | { is: "refused"; refusal: Refusal };

export interface State {
  past: Past;
  view: View;
  about: About;
  /** The plan last shown, and whether it answers what is asked now. */
  plan: Plan | null;
  current: boolean;
  /** The plan that this one is held against, with its ways; only where it is looked at. */
  before: Plan | null;
  refusal: Refusal | null;
  held: Awaited<Held>;
  ranges: Awaited<Ranges>;
  standIn: { way: string; answer: Awaited<StandIn> } | null;
}

export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  return {
    what: `This page failed: ${String(error)}`,
    help: "Load the page again; the changes are kept in its address.",
    change: null,
  };
}

/** Where something is otherwise for the first time, the map shows who loses; where nothing is any more, who is reached. */
export function lookAt(view: View, before: Plan | null, plan: Plan): View {
  const { measure } = view;
  if (!plan.beside && (measure === "lost" || measure === "moved")) return { ...view, measure: "coverage" };
  const first = before !== null && !before.beside && (plan.beside?.total.lost ?? 0) > 0;
  return first && measure === "coverage" && !view.two ? { ...view, measure: "lost" } : view;
}
