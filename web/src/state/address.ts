// The question and the view in the part of the address behind `#`, so that a link is a state of the page.
import type { Level, Question } from "../contract";
import { MEASURES, type MeasureId } from "../figures/measures";
import { TABS, type TabId, type View } from "./view";

export function write(question: Question, view: View, months: readonly string[]): string {
  const words = new URLSearchParams();
  words.set("s", question.scenario);
  for (const change of question.changes) words.append("c", change);
  if (question.level !== "province") words.set("l", question.level);
  if (question.objective) words.set("o", question.objective);
  if (question.beside) words.set("b", question.beside);
  if (view.measure !== "coverage") words.set("v", view.measure);
  const month = view.month === null ? undefined : months[view.month];
  if (month) words.set("m", month);
  if (view.tab !== "changed") words.set("t", view.tab);
  if (view.language !== "en") words.set("n", view.language);
  return `#${words.toString()}`;
}

/**
 * What an address says. An empty one leaves all as it is; any other says the whole state, and only its scenario may
 * be left out. A scenario that there is not is kept, so that the engine refuses it: figures of another one would be
 * taken for those of the link.
 */
export function read(
  hash: string,
  question: Question,
  view: View,
  months: readonly string[],
): { question: Question; view: View } {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  if (![...words.keys()].length) return { question, view };
  const scenario = words.get("s");
  const beside = words.get("b");
  const level: Level = words.get("l") === "district" ? "district" : "province";
  const month = months.indexOf(words.get("m") ?? "");
  const measure = words.get("v") as MeasureId | null;
  const tab = words.get("t") as TabId | null;
  return {
    question: {
      scenario: scenario || question.scenario,
      changes: words.getAll("c").filter((change) => change.trim() !== ""),
      level,
      objective: words.get("o"),
      beside: beside || null,
    },
    view: {
      ...view,
      month: month < 0 ? null : month,
      measure: measure && MEASURES.some(({ id }) => id === measure) ? measure : "coverage",
      tab: tab && TABS.some(({ id }) => id === tab) ? tab : "changed",
      language: words.get("n") ?? "en",
    },
  };
}
