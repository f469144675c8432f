// A question, its past and its future: every step can be taken back and taken again.
import type { Boot, Question } from "../contract";

/** States before and after the one that is shown. */
export interface Past {
  readonly before: readonly Question[];
  readonly now: Question;
  readonly after: readonly Question[];
}

/** What a page begins with. */
export type Begins = Pick<Boot, "scenario" | "changes" | "level" | "objective">;

export function begin(scenario: string, begins: Begins = {}): Question {
  const { changes = [], level = "province", objective = null } = begins;
  return { scenario, changes, level, objective, beside: null };
}

export function start(now: Question): Past {
  return { before: [], now, after: [] };
}

export function same(one: Question, other: Question): boolean {
  return key(one) === key(other);
}

/** The same question has the same key. */
export function key(question: Question): string {
  const { scenario, changes, level, objective, beside } = question;
  return JSON.stringify([scenario, changes, level, objective, beside]);
}

/** Goes on to another question; what was taken back is forgotten. */
export function step(past: Past, now: Question): Past {
  if (same(past.now, now)) return past;
  return { before: [...past.before, past.now], now, after: [] };
}

export function undo(past: Past): Past {
  const now = past.before.at(-1);
  if (!now) return past;
  return { before: past.before.slice(0, -1), now, after: [past.now, ...past.after] };
}

export function redo(past: Past): Past {
  const [now, ...after] = past.after;
  if (!now) return past;
  return { before: [...past.before, past.now], now, after };
}
