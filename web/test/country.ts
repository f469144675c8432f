// A country of two areas, two months and one crossing, and answers about it.
import type { About, AreaFigures, Beside, Plan, Question } from "../src/contract";

export const MONTHS = ["2021-11", "2021-12"];

export const ABOUT: About = {
  level: "province",
  sharing: "internal",
  sharing_note: "INTERNAL",
  months: MONTHS,
  languages: [{ code: "fa", rtl: true }],
  areas: [
    {
      code: "A1",
      name: "Vesh",
      names: { fa: "وش" },
      lonlat: [60.5, 30.5],
      rings: [
        [
          [60, 30],
          [61, 30],
          [61, 31],
          [60, 31],
        ],
      ],
    },
    {
      code: "A2",
      name: "Belmar",
      lonlat: [61.5, 30.5],
      rings: [
        [
          [61, 30],
          [62, 30],
          [62, 31],
          [61, 31],
        ],
      ],
    },
  ],
  places: [
    { id: "gate", name: "East Gate", kind: "crossing", lonlat: [62, 30.5] },
    { id: "port", name: "Port Ambar", kind: "port", lonlat: [70, 25] },
    { id: "vesh", name: "Vesh", kind: "town", lonlat: [60.5, 30.5], stores: [{ room_mt: 500, basis: "assumed" }] },
  ],
  links: [
    {
      id: "port__gate",
      name: "Port Ambar – East Gate",
      mode: "road",
      from: "port",
      to: "gate",
      path: [
        [70, 25],
        [62, 30.5],
      ],
      permissions: ["transit"],
    },
    {
      id: "gate__vesh",
      name: "East Gate – Vesh",
      mode: "road",
      from: "gate",
      to: "vesh",
      path: [
        [62, 30.5],
        [60.5, 30.5],
      ],
      permissions: ["entry"],
    },
  ],
  permissions: [
    {
      id: "entry",
      name: "entry at East Gate",
      counterpart: "east",
      counterpart_name: "East",
      kind: "entry",
      links: ["gate__vesh"],
    },
    {
      id: "transit",
      name: "transit to East Gate",
      counterpart: "coast",
      counterpart_name: "Coast",
      kind: "transit",
      links: ["port__gate"],
    },
  ],
  scenarios: [
    { id: "baseline", name: "As it is" },
    { id: "shut", name: "All shut" },
  ],
  can: ["plan", "held", "ranges", "read"],
};

const AREAS: AreaFigures[] = [
  {
    code: "A1",
    need: [
      [100, 50, 0],
      [50, 0, 0],
    ],
    reached: [
      [0, 50, 0],
      [10, 0, 0],
    ],
  },
  {
    code: "A2",
    need: [
      [100, 0, 0],
      [100, 0, 0],
    ],
    reached: [
      [20, 0, 0],
      [20, 0, 0],
    ],
  },
];

export const BESIDE: Beside = {
  scenario: "baseline",
  said: ["30 are lost."],
  total: { id: "", name: "All", before: 100, lost: 30, moved: 10, net: -20 },
  by_month: [],
  by_area: [{ id: "A1", name: "Vesh", before: 60, lost: 30, moved: 0, net: -30 }],
  area_months: [{ code: "A1", month: "2021-11", lost: 30, moved: 0 }],
  before_areas: AREAS,
};

export function plan(question: Question): Plan {
  return {
    scenario: question.scenario,
    changes: [...question.changes],
    explained: [...question.changes],
    totals: { need_person_months: 400, reached_person_months: 100 },
    said: [`plan of ${question.changes.join(", ") || "nothing otherwise"}`],
    areas: AREAS,
    ways: [{ link: "gate__vesh", from: "gate", to: "vesh", mt: [10, 30] }],
    origins: [{ place: "port", mt: [10, 30] }],
    access: [{ permission: "entry", share: [1, 0] }],
    closed: [{ link: "port__gate", months: ["2021-12"], because: "transit denied" }],
    ...(question.changes.length > 0 ? { beside: BESIDE } : {}),
  };
}
