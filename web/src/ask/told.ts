// Answers worked out beforehand, for readers who get no engine: one plan for each scenario, and no levers.
import type { Boot, Request } from "../contract";
import { broken, type Transport } from "./transport";

export function told(boot: Boot): Transport {
  const held = boot.told;
  if (!held) {
    throw broken("This page holds no answers.", "Copy the file again: it may have been cut short.");
  }
  return {
    linkNote: "The link is copied. It opens this state where the file lies in the same place.",
    can: new Set(["about", "plan"]),
    ask<Answer>(request: Request): Promise<Answer> {
      if (request.ask === "about") return Promise.resolve(held.about as Answer);
      if (request.ask === "plan") {
        const answer = held.answers[request.scenario];
        if (answer) return Promise.resolve(answer as Answer);
      }
      return Promise.reject(
        broken(
          "This page holds no answer to that.",
          "It shows plans worked out beforehand. Ask the planning team for others.",
        ),
      );
    },
  };
}
