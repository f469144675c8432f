// What the map shows, as a table: every area with all that is known of it, for the month chosen.
import type { AreaFigures } from "../contract";
import { monthName, percent, whole } from "../figures/format";
import { needOf, reachedOf } from "../figures/measures";
import type { Column } from "../figures/rows";
import type { Session } from "../state/session";
import { showOnMap } from "./show";
import { areaName, type Sight } from "../state/sight";
import { sourceOf } from "./Notes";
import { Table } from "./Table";

export function Figures({ session, sight }: { session: Session; sight: Sight }) {
  const { plan, about, view, current } = session.state;
  if (!plan || !current) return <p class="pending">The plan is being worked out.</p>;
  const { month } = view;
  const known = new Map(about.areas.map((area) => [area.code, area]));
  const name = (code: string) => {
    const area = known.get(code);
    return area ? areaName(area, view.language).text : code;
  };
  const number = (key: string, title: string, of: (row: AreaFigures) => number): Column<AreaFigures> => ({
    key,
    name: title,
    value: of,
    shown: (row) => whole(of(row)),
  });
  const phase = (row: AreaFigures, at: 0 | 1 | 2) =>
    month === null ? row.need.reduce((sum, phases) => sum + phases[at], 0) : (row.need[month]?.[at] ?? 0);
  const columns: Column<AreaFigures>[] = [
    { key: "name", name: "Area", value: (row) => name(row.code) },
    { key: "code", name: "P-code", value: (row) => row.code },
    {
      key: "coverage",
      name: "Coverage",
      value: (row) => (needOf(row, month) > 0 ? reachedOf(row, month) / needOf(row, month) : "nobody in need"),
      shown: (row) => (needOf(row, month) > 0 ? percent(reachedOf(row, month) / needOf(row, month)) : "nobody in need"),
    },
    number("reached", "Reached", (row) => reachedOf(row, month)),
    number("need", "In need", (row) => needOf(row, month)),
    number("need3", "Phase 3", (row) => phase(row, 0)),
    number("need4", "Phase 4", (row) => phase(row, 1)),
    number("need5", "Phase 5", (row) => phase(row, 2)),
  ];
  const { effect } = sight;
  if (effect) {
    const when = month === null ? null : (about.months[month] ?? null);
    columns.push(
      number("lost", "Lost", (row) => effect(row.code, when).lost),
      number("moved", "Moved here", (row) => effect(row.code, when).moved),
    );
  }
  const when = month === null ? "all months, in person-months" : `${monthName(about.months[month] ?? "")}, in people`;
  return (
    <>
      <Table<AreaFigures>
        name={`Areas, ${when}`}
        rows={plan.areas}
        columns={columns}
        idOf={(row) => row.code}
        first={{ key: "need", down: true }}
        notes={sourceOf(session)}
        most={40}
        choose={(row) => showOnMap(session, { kind: "area", code: row.code })}
      />
      <WaysTable session={session} />
    </>
  );
}

function WaysTable({ session }: { session: Session }) {
  const { plan, about, view } = session.state;
  const rows = plan?.ways ?? [];
  if (!plan || rows.length === 0) return null;
  const links = new Map((about.links ?? []).map((link) => [link.id, link]));
  type Row = (typeof rows)[number];
  const all = (row: Row) => (view.month === null ? row.mt.reduce((sum, mt) => sum + mt, 0) : (row.mt[view.month] ?? 0));
  const columns: Column<Row>[] = [
    { key: "name", name: "Way", value: (row) => links.get(row.link)?.name ?? row.link },
    { key: "mode", name: "Mode", value: (row) => links.get(row.link)?.mode ?? "" },
    { key: "mt", name: "MT", value: all, shown: (row) => whole(all(row)) },
  ];
  return (
    <Table<Row>
      name={`Ways, in MT, ${view.month === null ? "all months" : monthName(about.months[view.month] ?? "")}`}
      rows={rows.filter((row) => all(row) > 0)}
      columns={columns}
      idOf={(row) => `${row.link} ${row.from}`}
      first={{ key: "mt", down: true }}
      notes={sourceOf(session)}
      most={15}
      choose={(row) => showOnMap(session, { kind: "link", id: row.link })}
    />
  );
}
