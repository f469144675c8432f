import assert from "node:assert/strict";
import { test } from "node:test";
import { read, write } from "../src/state/address";
import { begin, redo, start, step, undo } from "../src/state/question";
import { FIRST_VIEW } from "../src/state/view";

const ask = (change: string) => ({ ...begin("baseline"), changes: [change] });

test("every step can be taken back and taken again", () => {
  let past = start(begin("baseline"));
  past = step(past, ask("a"));
  past = step(past, ask("b"));
  past = undo(past);
  assert.deepEqual(past.now, ask("a"));
  past = redo(past);
  assert.deepEqual(past.now, ask("b"));
  past = step(undo(past), ask("c"));
  assert.deepEqual(past.after, []);
  assert.equal(step(past, ask("c")), past);
  const first = undo(undo(past));
  assert.equal(undo(first), first);
});

test("the address holds the whole state", () => {
  const months = ["2021-11", "2021-12"];
  const question = {
    scenario: "north only",
    changes: ["shut a & b #1 in 2021-11", "budget 100%"],
    level: "district" as const,
    objective: "fairest",
    beside: "baseline",
  };
  const view = { ...FIRST_VIEW, month: 1, measure: "lost" as const, tab: "table" as const, language: "fa" };
  const hash = write(question, view, months);
  assert.deepEqual(read(hash, begin("baseline"), FIRST_VIEW, months), { question, view });
});

test("a view that there is not changes nothing, and a scenario that there is not is asked for and refused", () => {
  const months = ["2021-11"];
  const said = read("#s=gone&v=none&t=none&m=1999-01&b=away", begin("baseline"), FIRST_VIEW, months);
  assert.deepEqual(said, { question: { ...begin("gone"), beside: "away" }, view: FIRST_VIEW });
  assert.deepEqual(read("", ask("a"), FIRST_VIEW, months).question, ask("a"));
});
