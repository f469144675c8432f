// What each scenario grants by itself, so that a click knows what a permission was before any change.
import type { Access, Plan, Question } from "../contract";

export class Starts {
  private known = new Map<string, Map<string, Access>>();

  /** Takes in a plan that nothing was changed for. */
  learn(question: Question, plan: Plan): void {
    if (question.changes.length > 0 || !plan.access) return;
    this.known.set(question.scenario, new Map(plan.access.map((row) => [row.permission, row])));
  }

  knows(scenario: string): boolean {
    return this.known.has(scenario);
  }

  share(scenario: string, permission: string, month: number): number | undefined {
    return this.known.get(scenario)?.get(permission)?.share[month];
  }
}
