// How an answer is looked at; no part of it changes what is asked.
import type { MeasureId } from "../figures/measures";

export const TABS = [
  { id: "changed", name: "What changed" },
  { id: "permissions", name: "Permissions" },
  { id: "levers", name: "Levers" },
  { id: "held", name: "Limits" },
  { id: "table", name: "Table" },
  { id: "months", name: "By month" },
] as const;
export type TabId = (typeof TABS)[number]["id"];

export type Chosen = { kind: "area"; code: string } | { kind: "place"; id: string } | { kind: "link"; id: string };

export interface View {
  measure: MeasureId;
  /** Position of the month, or null for all months. */
  month: number | null;
  tab: TabId;
  /** Language of names: a code of the pack, or `en`. */
  language: string;
  bubbles: boolean;
  /** Black and white with hatching on the screen, too. */
  mono: boolean;
  /** The plan before beside the plan after. */
  two: boolean;
  chosen: Chosen | null;
}

export const FIRST_VIEW: View = {
  measure: "coverage",
  month: null,
  tab: "changed",
  language: "en",
  bubbles: true,
  mono: false,
  two: false,
  chosen: null,
};
