// Answers worked out beforehand, for readers who get no engine: one plan for each scenario, and nothing to change.
import type { Boot, Request } from "../contract";
import { broken, type Transport } from "./transport";

export function told(boot: Boot): Transport {
  const held = boot.told;
  if (!held) {
    throw broken("This page holds no answers.", "Copy the file again: it may have been cut short.");
  }
  const { about, answers } = held;
  const answer = (request: Request): unknown => {
    if (request.ask === "about") return request.level === "province" ? about : undefined;
    if (request.ask !== "plan") return undefined;
    // Figures of another question would be taken for those of the link.
    const asIs = request.changes.length === 0 && request.level === "province" && request.objective === null;
    const plan = answers[request.scenario];
    return asIs && (request.beside === null || request.beside === plan?.beside?.scenario) ? plan : undefined;
  };
  return {
    linkNote: "The link is copied. It opens this state where the file lies in the same place.",
    ask<Answer>(request: Request): Promise<Answer> {
      const found = answer(request);
      if (found !== undefined) return Promise.resolve(found as Answer);
      const names = about.scenarios.map(({ name }) => name).join(", ");
      return Promise.reject(
        broken(
          "This page holds no answer to that: it shows plans that were worked out beforehand.",
          `Choose one of its scenarios: ${names}.`,
        ),
      );
    },
  };
}
