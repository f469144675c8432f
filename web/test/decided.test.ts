import assert from "node:assert/strict";
import { test } from "node:test";
import { cells, next, paint, readRun, sayRun } from "../src/state/decided";

const MONTHS = ["2021-10", "2021-11", "2021-12", "2022-01", "2022-02"];
const any = () => true;

test("a run is said in the words that people use, and read back", () => {
  const runs = [
    [{ permission: "entry", from: 1, to: 1, said: { state: "denied" as const } }, "shut entry in 2021-11"],
    [{ permission: "entry", from: 0, to: 4, said: { state: "granted" as const } }, "open entry"],
    [
      { permission: "entry", from: 2, to: 4, said: { state: "part" as const, percent: 25 } },
      "partial entry 25% from 2021-12-01 to 2022-02-28",
    ],
  ] as const;
  for (const [run, words] of runs) {
    assert.equal(sayRun(run, MONTHS), words);
    assert.deepEqual(readRun(words, MONTHS, any), run);
  }
});

test("what the grid cannot show is left alone", () => {
  for (const words of [
    "shut entry from 2021-11-05 to 2021-11-30",
    "shut entry from 2021-11-01 to 2021-11-29",
    "shut East Gate in 2021-11",
    "partial entry in 2021-11",
    "open entry 50% in 2021-11",
    "shut entry in 2025-01",
    "budget 100m",
  ]) {
    assert.equal(
      readRun(words, MONTHS, (id) => id === "entry"),
      null,
      words,
    );
  }
  assert.equal(
    readRun("shut torkham", MONTHS, (id) => id === "entry"),
    null,
  );
});

test("one change stands for each permission and run of months", () => {
  let changes = paint([], "entry", MONTHS, { from: 1, to: 1 }, { state: "denied" });
  changes = paint(changes, "entry", MONTHS, { from: 2, to: 2 }, { state: "denied" });
  assert.deepEqual(changes, ["shut entry from 2021-11-01 to 2021-12-31"]);
  changes = paint(changes, "entry", MONTHS, { from: 2, to: 2 }, { state: "part", percent: 50 });
  assert.deepEqual(changes, ["shut entry in 2021-11", "partial entry 50% in 2021-12"]);
  changes = paint(changes, "entry", MONTHS, { from: 0, to: 4 }, null);
  assert.deepEqual(changes, []);
});

test("other changes keep their place and their words", () => {
  const before = ["budget 100m", "shut entry in 2021-11", "shut other in 2021-11", "shut entry from 2021-11-05"];
  const after = paint(before, "entry", MONTHS, { from: 1, to: 1 }, { state: "granted" });
  assert.deepEqual(after, [
    "budget 100m",
    "open entry in 2021-11",
    "shut other in 2021-11",
    "shut entry from 2021-11-05",
  ]);
});

test("the later of two changes is the one that the grid shows", () => {
  const row = cells(["shut entry", "open entry in 2021-12"], "entry", MONTHS);
  assert.deepEqual(
    row.map((said) => said?.state),
    ["denied", "denied", "granted", "denied", "denied"],
  );
});

test("clicks go through the other two states and back to how it was", () => {
  const denied = next(null, 1, 50);
  assert.deepEqual(denied, { state: "denied" });
  assert.deepEqual(next(denied, 1, 50), { state: "part", percent: 50 });
  assert.equal(next({ state: "part", percent: 50 }, 1, 50), null);
  assert.deepEqual(next(null, 0, 50), { state: "granted" });
  assert.deepEqual(next(null, 0.4, 50), { state: "granted" });
  assert.deepEqual(next({ state: "granted" }, 0.4, 50), { state: "denied" });
  assert.equal(next({ state: "denied" }, 0.4, 50), null);
});

test("where nothing but opening may be asked, a click opens and the next takes it back", () => {
  assert.deepEqual(next(null, 0, 50, true), { state: "granted" });
  assert.deepEqual(next(null, 0.5, 50, true), { state: "granted" });
  assert.equal(next({ state: "granted" }, 0, 50, true), null);
  assert.equal(next(null, 1, 50, true), null);
});
