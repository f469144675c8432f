import assert from "node:assert/strict";
import { test } from "node:test";
import { classOf, fit, MOST, shadeOf } from "../src/figures/classes";
import { monthName, percent, runs, short, signed, whole } from "../src/figures/format";
import { effectOf, fewerInNeed, figure, isUnchanged, reachedBefore, shown } from "../src/figures/measures";
import { type Column, filtered, sorted, tsv } from "../src/figures/rows";
import { amount, money, tonnesOf } from "../src/panels/Levers";
import { lostNote } from "../src/panels/Headline";
import { askedOf } from "../src/panels/Notes";
import { sight } from "../src/state/sight";
import { begin } from "../src/state/question";
import { FIRST_VIEW } from "../src/state/view";
import { ABOUT, BESIDE, MONTHS, plan } from "./country";

test("figures are written as in the engine's sentences", () => {
  assert.equal(whole(50579656), "50,579,656");
  assert.equal(whole(-1234), "−1,234");
  assert.equal(whole(-0.2), "0");
  assert.equal(signed(5), "+5");
  assert.equal(signed(0), "0");
  assert.equal(short(1234567), "1.2 million");
  assert.deepEqual([0, 0.0004, 0.001, 0.305, 0.9996, 1].map(percent), [
    "0.0 %",
    "<0.1 %",
    "0.1 %",
    "30.5 %",
    ">99.9 %",
    "100.0 %",
  ]);
  assert.equal(monthName("2021-11"), "November 2021");
  assert.equal(runs(["2021-12", "2021-11"], MONTHS), "Nov 2021–Dec 2021");
});

test("classes fit the data, nobody has a class of its own, and nothing has none", () => {
  const people = fit([0, 10, 200, 3000, 40000, 500000, 600000], false);
  assert.ok(people.limits.length <= MOST);
  assert.equal(classOf(0, people), 0);
  assert.equal(classOf(null, people), null);
  assert.equal(classOf(1, people), 1);
  assert.equal(classOf(1e9, people), people.limits.length);
  const shares = fit([0.15, 0.22, 0.36], true);
  assert.deepEqual(
    shares.limits.map((limit) => Math.round(limit * 100)),
    [15, 20, 25, 30, 35],
  );
  assert.equal(classOf(0.2, shares), 2);
  assert.deepEqual(fit([0, 0], false).limits, []);
  assert.equal(shadeOf(0, shares), 0);
  assert.equal(shadeOf(5, shares), MOST);
  assert.equal(shadeOf(1, fit([1], false)), MOST);
});

test("a share of 1 falls into the highest class, not beyond it", () => {
  const shares = fit([0.1, 1], true);
  assert.equal(classOf(1, shares), shares.limits.length);
  assert.ok((shares.limits.at(-1) ?? 1) < 1);
});

test("measures add up what the engine tells, and say nothing where it tells nothing", () => {
  const { areas } = plan(begin("baseline"));
  const [first] = areas;
  assert.ok(first);
  assert.equal(figure("need", first, null, MONTHS, null), 200);
  assert.equal(figure("reached", first, 0, MONTHS, null), 50);
  assert.equal(figure("coverage", first, 1, MONTHS, null), 0.2);
  assert.equal(figure("lost", first, null, MONTHS, null), null);
  const effect = effectOf(BESIDE);
  assert.equal(figure("lost", first, 0, MONTHS, effect), 30);
  assert.equal(figure("lost", first, 1, MONTHS, effect), 0);
  assert.equal(figure("coverage", { code: "X", need: [[0, 0, 0]], reached: [[0, 0, 0]] }, 0, MONTHS, null), null);
  assert.deepEqual(shown(areas, null), ["coverage", "reached", "need", "need3", "need4"]);
});

test("whom the plan before reaches is the same in every question, whatever that question rounds", () => {
  const before = reachedBefore({ ...BESIDE, by_area: [] }, MONTHS);
  assert.deepEqual(["A1", "A2", "2021-11", "2021-12"].map(before), [60, 40, 70, 30]);
});

test("where fewer are in need, what is lost is said to hold them, too", () => {
  const now = plan({ ...begin("baseline"), changes: ["need A1 x0.5"] });
  assert.equal(fewerInNeed(now), 0);
  assert.match(lostNote(now), /can be served no more$/);
  const [first, second] = now.areas;
  assert.ok(first && second);
  // More in need elsewhere makes up for nothing.
  const need = [
    [50, 25, 900],
    [50, 0, 0],
  ] as typeof first.need;
  const fewer = { ...now, areas: [{ ...first, need }, second] };
  assert.equal(fewerInNeed(fewer), 75);
  assert.match(lostNote(fewer), /75 person-months fewer are in need$/);
  assert.equal(fewerInNeed({ ...now, areas: [second] }), 200);
});

test("changes that alter nothing are known by every figure that could differ", () => {
  const zero = { ...BESIDE.total, lost: 0, moved: 0, net: 0 };
  const beside = { ...BESIDE, total: zero, area_months: [], more_cost_usd: 0 };
  const now = { ...plan(begin("baseline")), beside };
  assert.equal(isUnchanged(now), true);
  assert.equal(isUnchanged(plan(begin("baseline"))), false);
  const [first, second] = now.areas;
  assert.ok(first && second);
  const need = [...first.need.slice(0, 1), [50, 0, 1]] as typeof first.need;
  for (const other of [
    { ...now, areas: [{ ...first, need }, second] },
    { ...now, beside: { ...beside, more_cost_usd: 0.01 } },
    { ...now, beside: { ...beside, total: { ...zero, lost: 1 } } },
    { ...now, beside: { ...beside, total: { ...zero, moved: 1 } } },
    { ...now, beside: { ...beside, area_months: BESIDE.area_months } },
  ]) {
    assert.equal(isUnchanged(other), false);
  }
});

test("classes are the same in every month, and before and after", () => {
  const state = { about: ABOUT, plan: plan({ ...begin("baseline"), changes: ["x"] }), view: FIRST_VIEW };
  assert.deepEqual(sight(state, 0).classes, sight(state, 1).classes);
  assert.equal(sight({ ...state, plan: null }, 0).areas[0]?.value, null);
});

test("rows sort by figures as figures, filter by words, and stay in order where equal", () => {
  type Row = { name: string; lost: number };
  const columns: Column<Row>[] = [
    { key: "name", name: "Area", value: (row) => row.name },
    { key: "lost", name: "Lost", value: (row) => row.lost, shown: (row) => whole(row.lost) },
  ];
  const rows = [
    { name: "Vesh", lost: 9 },
    { name: "Belmar", lost: 10 },
    { name: "Ambar", lost: 10 },
  ];
  assert.deepEqual(
    sorted(rows, columns, { key: "lost", down: true }).map(({ name }) => name),
    ["Belmar", "Ambar", "Vesh"],
  );
  assert.deepEqual(
    filtered(rows, columns, "bel").map(({ name }) => name),
    ["Belmar"],
  );
  assert.equal(tsv(rows.slice(0, 1), columns, ["INTERNAL"]), "Area\tLost\nVesh\t9\nINTERNAL\n");
});

test("rows are found by what is written of them, and what is no figure stands below all figures", () => {
  type Row = { month: string; share: number | string };
  const columns: Column<Row>[] = [
    { key: "month", name: "Month", value: (row) => row.month, shown: (row) => monthName(row.month) },
    { key: "share", name: "Share", value: (row) => row.share },
  ];
  const rows: Row[] = [
    { month: "2021-11", share: "nobody in need" },
    { month: "2021-12", share: 0 },
    { month: "2022-01", share: 0.5 },
  ];
  assert.deepEqual(filtered(rows, columns, "december"), [rows[1]]);
  assert.deepEqual(sorted(rows, columns, { key: "share", down: true }), [...rows].reverse());
});

test("what is printed or copied says all that is asked", () => {
  const question = { ...begin("baseline"), changes: ["budget 1", "shut gate"], objective: "fairest", beside: "shut" };
  assert.equal(
    askedOf(question, ABOUT.scenarios),
    "Scenario: As it is. Otherwise: budget 1; shut gate. Objective: fairest: the lowest coverage as high as can be. Beside: All shut.",
  );
  assert.equal(askedOf(begin("mine"), ABOUT.scenarios), "Scenario: mine. Nothing is otherwise.");
});

test("a text that a spreadsheet would run is copied as a text", () => {
  const columns: Column<string>[] = [{ key: "a", name: "A", value: (row) => row }];
  assert.equal(tsv(["=1+1", "a\tb"], columns, []), "A\n'=1+1\na b\n");
});

test("tonnes on offer are said to be of the scenario that they are of", () => {
  const about = { ...ABOUT, scenario: "baseline", scenario_name: "As it is" };
  assert.match(tonnesOf(about, "baseline"), /what “As it is” offers there in all months, before any change\.$/);
  assert.match(tonnesOf(about, "shut"), /The scenario chosen may offer others\.$/);
});

test("numbers are read as people write them, and nothing else is", () => {
  assert.equal(amount("100,000,000"), 1e8);
  assert.equal(amount("0.5"), 0.5);
  assert.equal(money("100,000,000"), "100000000");
  assert.equal(money("1.5 bn"), "1.5bn");
  assert.equal(money("lots"), null);
  for (const text of ["", "-1", "lots", "1e999"]) assert.equal(amount(text), null, text);
});
