import assert from "node:assert/strict";
import { test } from "node:test";
import type { About } from "../src/contract";
import { gates } from "../src/state/gates";
import { add, choices, lever, leverNow, reword, setLever, withChoice } from "../src/state/levers";

test("a lever is known by its word and its name", () => {
  assert.equal(lever("budget 100m"), "budget");
  assert.equal(lever("supplies x0.5"), "supplies");
  assert.equal(lever("supplies Port Ambar x0.5"), "supplies Port Ambar");
  assert.equal(lever("late karachi 50% 1"), "late karachi");
  assert.equal(lever("late 50% 1"), "late");
  assert.equal(lever("ration half"), "ration");
  assert.equal(lever("shut torkham"), null);
});

test("setting a lever again replaces it, and other levers stay", () => {
  let changes = setLever([], "budget", "budget 100000000");
  changes = setLever(changes, "supplies karachi", "supplies karachi x0.5");
  changes = setLever(changes, "budget", "budget 50000000");
  assert.deepEqual(changes, ["budget 50000000", "supplies karachi x0.5"]);
  assert.equal(leverNow(changes, "budget"), "budget 50000000");
  assert.equal(leverNow(changes, "supplies"), "");
  assert.deepEqual(setLever(changes, "budget", ""), ["supplies karachi x0.5"]);
});

test("a change is reworded in its place, and an empty one goes", () => {
  assert.deepEqual(reword(["a", "b", "c"], 1, " d "), ["a", "d", "c"]);
  assert.deepEqual(reword(["a", "b", "c"], 1, "  "), ["a", "c"]);
  assert.deepEqual(add(["a"], "a"), ["a"]);
  assert.deepEqual(add(["a"], " b"), ["a", "b"]);
});

test("what an error says could be meant becomes choices", () => {
  const what = "`shut torkam in 2021-11`: no permission or place is called `torkam`";
  const found = choices("did you mean `Torkham` or `torkham_pk`?");
  assert.deepEqual(found, ["Torkham", "torkham_pk"]);
  assert.equal(withChoice("shut torkam in 2021-11", what, "torkham_pk"), "shut torkham_pk in 2021-11");
  assert.deepEqual(choices("write `in 2021-11`"), []);
});

test("places to choose from are crossings, and what lies abroad where something is asked of a way there", () => {
  const place = (id: string, kind: string) => ({ id, name: id, kind, lonlat: [0, 0] as [number, number] });
  const link = (from: string, to: string, permissions: string[]) => ({
    id: `${from}__${to}`,
    name: "",
    mode: "road",
    from,
    to,
    path: [],
    permissions,
  });
  const about = {
    places: [
      place("over-there", "foreign-crossing"),
      place("far-port", "port"),
      place("gate", "crossing"),
      place("town", "town"),
    ],
    links: [link("over-there", "town", ["entry"]), link("far-port", "town", []), link("gate", "town", [])],
  } as unknown as About;
  assert.deepEqual(
    gates(about).map(({ id }) => id),
    ["gate", "over-there"],
  );
});
