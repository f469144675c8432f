// What the engine is asked and what it answers: the shapes of both, and nothing else.
//
// Units: people and person-months are whole numbers, food is in MT, money in US dollars, positions are [longitude, latitude].

export type Level = "province" | "district";
export type Point = [number, number];

/** What is asked of the engine about one state of the page. */
export interface Question {
  scenario: string;
  changes: readonly string[];
  level: Level;
  objective: string | null;
  beside: string | null;
}

export type Request =
  | { ask: "about"; level: Level }
  | ({ ask: "plan" | "held" | "ranges" | "scenario" } & Question)
  | ({ ask: "stand-in"; way: string } & Question)
  | { ask: "read"; scenario: string; change: string; level: Level };

/** What every answer begins with. */
export interface Head {
  country?: string;
  /** Code of the country and version of its pack. */
  pack?: string;
  sharing?: string;
  sharing_note?: string;
  /** How its figures differ from those of the plan, where they do. */
  rounded_note?: string;
  /** How old its sources are, how much is assumed, and what this is not. */
  rests_on_note?: string;
  scenario?: string;
  scenario_name?: string;
  level?: Level;
  changes?: string[];
  explained?: string[];
}

/** Why there is no answer: what was seen, what helps, and which change is wrong. */
export interface Refusal {
  what: string;
  help: string;
  change: number | null;
}

export interface Area {
  code: string;
  name: string;
  names?: Record<string, string>;
  province?: string;
  lonlat: Point;
  /** Absent where the pack draws no shape. */
  rings?: Point[][] | null;
}
export interface Place {
  id: string;
  name: string;
  kind: string;
  country?: string;
  lonlat: Point;
  area?: string | null;
  stores?: Store[];
}
export interface Store {
  /** Absent where no source limits it. */
  room_mt?: number | null;
  basis: string;
}
export interface Link {
  id: string;
  name: string;
  mode: string;
  from: string;
  to: string;
  path: Point[];
  drawn?: string;
  last_mile?: boolean;
  permissions?: string[];
}
export interface Permission {
  id: string;
  name: string;
  counterpart: string;
  counterpart_name?: string;
  kind: string;
  links?: string[];
  areas?: string[];
}
export interface Named {
  id: string;
  name: string;
}

export interface About extends Head {
  months: string[];
  languages?: { code: string; rtl: boolean }[];
  areas: Area[];
  outlines?: { code: string; rings: Point[][] }[];
  neighbours?: { name: string; rings: Point[][] }[];
  roads?: Point[][];
  places?: Place[];
  links?: Link[];
  permissions?: Permission[];
  scenarios: (Named & { why?: string })[];
  /** Tiers of areas that can be asked for. */
  levels?: Level[];
  rations?: Named[];
  objectives?: string[];
  supply_places?: (Named & { mt: number })[];
  /** Changes that can be asked for, by the words they begin with. */
  words?: { word: string; example: string; meaning: string }[];
  /** Questions that can be asked. */
  can: string[];
  attribution?: string[];
}

/** People of phases 3, 4 and 5 in one month. */
export type Phases = [number, number, number];

export interface AreaFigures {
  code: string;
  need: Phases[];
  reached: Phases[];
}
export interface Way {
  link: string;
  from: string;
  to: string;
  mt: number[];
}
export interface Access {
  permission: string;
  share: number[];
  levy_usd_per_mt?: number[];
  why?: string[];
}
export interface Closed {
  link: string;
  months: string[];
  because: string;
}
/**
 * What changes cost in a month, in an area or in all; `id` is a month such as `2021-11`, or a P-code. `before` is
 * rounded anew for each question; whom the reference reaches in whole people stands in `before_areas`.
 */
export interface Effect {
  id: string;
  name: string;
  before: number;
  lost: number;
  moved: number;
  net: number;
}
export interface Beside {
  scenario: string;
  said: string[];
  total: Effect;
  by_month: Effect[];
  by_area: Effect[];
  area_months: { code: string; month: string; lost: number; moved: number }[];
  more_cost_usd?: number;
  replaced_by?: { link: string; name: string; more_mt: number; room_left_mt: number | null }[];
  before_areas: AreaFigures[];
}
export interface Plan extends Head {
  certified?: string;
  objective?: string;
  totals: {
    need_person_months: number;
    reached_person_months: number;
    cost_usd?: number | null;
    budget_usd?: number | null;
    /** How much of the budget banks, cash and fuel let be spent. */
    spendable_usd?: number | null;
    left_mt?: number | null;
  };
  said: string[];
  remarks?: string[];
  /** How to read what is lost and moved. */
  notes?: string[];
  areas: AreaFigures[];
  ways?: Way[];
  origins?: { place: string; mt: number[]; left_mt?: number }[];
  access?: Access[];
  closed?: Closed[];
  beside?: Beside;
}
export interface Held extends Head {
  cascade?: {
    need: number;
    steps: { step: string; label: string; left: number; lost: number }[];
    said: string[];
  };
  /** What is first in the way of more. */
  first_in_the_way?: string;
  bottlenecks?: {
    said: string;
    gain: number;
    links?: string[];
    places?: string[];
    permissions?: string[];
    areas?: string[];
  }[];
  left_with_nothing?: string[];
  /** How far what changes cost hangs on capacities and on what is known when. */
  beside?: { said: string[] };
}
export interface Ranges extends Head {
  said: string[];
}
export interface StandIn extends Head {
  said: string[];
}
export interface ReadChange {
  /** What it comes to. */
  meaning: string;
  /** As it would be said in full. */
  change: string;
}
export interface SavedScenario {
  id: string;
  text: string;
}

/** What the program writes into the page. */
export interface Boot {
  mode?: "engine" | "server" | "told";
  title?: string;
  scenario?: string;
  /** What is otherwise from the start, in words. */
  changes?: string[];
  level?: Level;
  /** What plans strive for from the start; absent where that is the scenario's own. */
  objective?: string | null;
  token?: string;
  engine?: string;
  pack?: string;
  /** Answers worked out beforehand: one plan for each scenario, by its id. */
  told?: { about: About; answers: Record<string, Plan> };
}

/** Says that an answer was refused, with the engine's own words. */
export class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.what);
  }
}
