import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "../src/map/Areas";
import { atEdge } from "../src/map/edges";
import { fitted, middle, seen, shape } from "../src/map/frame";
import { place, type Wanted } from "../src/map/labels";
import { stores } from "../src/map/WayLines";
import { most, passing, roundBelow, ways, widthOf } from "../src/map/ways";
import { counterpartsOf, matching } from "../src/panels/Permissions";
import { spot } from "../src/panels/Limits";
import { begin } from "../src/state/question";
import { sight } from "../src/state/sight";
import { FIRST_VIEW } from "../src/state/view";
import { ABOUT, plan } from "./country";

const PAPER = { width: 400, height: 300 };

test("the country fits the paper, upright, whichever way its rings run", () => {
  const project = fitted(seen(ABOUT), 400, 300, 20);
  for (const point of seen(ABOUT)) {
    const [x, y] = project(point);
    assert.ok(x >= 19.9 && x <= 380.1 && y >= 19.9 && y <= 280.1, `${x} ${y}`);
  }
  assert.ok(project([60.5, 30.9])[1] < project([60.5, 30.1])[1]);
  assert.ok(project([61.9, 30.5])[0] > project([60.1, 30.5])[0]);
  assert.match(
    shape(
      [
        [
          [60, 30],
          [61, 30],
          [61, 31],
        ],
      ],
      project,
    ),
    /^M[\d.]+,[\d.]+L.*Z$/,
  );
});

test("a country on the equator and one with a single point can be drawn", () => {
  const [x, y] = fitted(
    [
      [10, -3],
      [20, 3],
    ],
    400,
    300,
    20,
  )([15, 0]);
  assert.ok(Math.abs(x - 200) < 1 && Math.abs(y - 150) < 1);
  assert.ok(fitted([[10, 5]], 400, 300, 20)([10, 5]).every(Number.isFinite));
});

test("names never lie over one another, and the first wins", () => {
  const name = (key: string, x: number, y: number): Wanted => ({
    key,
    text: "A long name",
    x,
    y,
    size: 12,
    beside: null,
    kind: "area-name",
  });
  const placed = place(
    [name("a", 100, 100), name("b", 102, 101), name("c", 102, 102), name("d", 102, 103), name("e", 395, 100)],
    PAPER,
  );
  assert.equal(placed[0]?.key, "a");
  assert.ok(!placed.some(({ key }) => key === "e"), "a name that would run off the paper is left out");
  for (const one of placed) {
    for (const other of placed) {
      if (one === other) continue;
      const apart =
        one.box.right <= other.box.left ||
        other.box.right <= one.box.left ||
        one.box.bottom <= other.box.top ||
        other.box.bottom <= one.box.top;
      assert.ok(apart);
    }
  }
});

test("origins beyond the frame are named at its edge, on each side, within the paper", () => {
  const far = [
    { id: "n", text: "North, 1 MT", at: [200, -900] as [number, number] },
    { id: "s", text: "South, 1 MT", at: [210, 900] as [number, number] },
    { id: "s2", text: "South too, 1 MT", at: [212, 900] as [number, number] },
    { id: "w", text: "West, 1 MT", at: [-900, 150] as [number, number] },
    { id: "e", text: "East, 1 MT", at: [900, 150] as [number, number] },
  ];
  const placed = atEdge(far, PAPER, 11);
  assert.deepEqual(
    placed.map(({ id }) => id),
    far.map(({ id }) => id),
  );
  for (const { box } of placed) {
    assert.ok(box.left >= 0 && box.top >= 0 && box.right <= 400 && box.bottom <= 300);
  }
});

test("ways are as wide as their tonnes, and what is shut in the month is marked with its reason", () => {
  const now = plan(begin("baseline"));
  assert.equal(most([now], null, 2), 40);
  assert.equal(most([now], 0, 2), 30);
  assert.ok(Math.abs(widthOf(20, 40) * 2 - widthOf(40, 40)) < 1e-9);
  const november = ways(ABOUT, now, 0, 30);
  assert.equal(november.find(({ link }) => link.id === "gate__vesh")?.mt, 10);
  assert.equal(november.find(({ link }) => link.id === "port__gate")?.closed, null);
  const december = ways(ABOUT, now, 1, 30);
  assert.equal(december.find(({ link }) => link.id === "port__gate")?.closed?.because, "transit denied");
  assert.equal(passing(ABOUT, now, 1).get("gate"), 30);
  assert.equal(roundBelow(37_000), 20_000);
  assert.ok(ways(ABOUT, null, null, 0).every(({ width }) => width === 0));
});

test("a tip tells the measure that is drawn, also where the one wished for has no figures", () => {
  const view = { ...FIRST_VIEW, measure: "lost" as const };
  const seen = sight({ about: ABOUT, plan: plan(begin("baseline")), view }, null);
  const [area] = seen.areas;
  assert.ok(area);
  assert.equal(told(area, seen.measure, null), "30.0 % of people in need reached");
});

test("a place with a store says its room, and what that rests on", () => {
  const [gate, , vesh] = ABOUT.places ?? [];
  assert.ok(gate && vesh);
  assert.equal(stores(gate), "");
  assert.match(stores(vesh), /^room for 500.*in store, assumed$/);
  assert.equal(stores({ ...vesh, stores: [{ basis: "published" }] }), "a store whose room no source limits");
});

test("the middle of a line lies half its length along", () => {
  assert.deepEqual(
    middle(
      [
        [0, 0],
        [4, 0],
        [4, 2],
      ],
      (point) => point,
    ),
    [3, 0],
  );
});

test("permissions are found by words and counterpart, limits on the map by where they lie", () => {
  const all = ABOUT.permissions ?? [];
  assert.deepEqual(
    matching(all, "gate entry", "").map(({ id }) => id),
    ["entry"],
  );
  assert.deepEqual(
    matching(all, "", "coast").map(({ id }) => id),
    ["transit"],
  );
  assert.deepEqual(counterpartsOf([...all, ...all]), [
    { id: "coast", name: "Coast" },
    { id: "east", name: "East" },
  ]);
  assert.deepEqual(
    spot({ permissions: ["entry"] }, () => "gate__vesh"),
    { kind: "link", id: "gate__vesh" },
  );
  assert.deepEqual(
    spot({ places: ["port"] }, () => undefined),
    { kind: "place", id: "port" },
  );
  assert.equal(
    spot({}, () => undefined),
    null,
  );
});
