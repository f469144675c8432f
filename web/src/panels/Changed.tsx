// What changed beside the start: sentences, months, areas, and what comes instead.
import type { Beside, Effect } from "../contract";
import { monthName, runs, signed, tonnes, whole } from "../figures/format";
import { reachedBefore } from "../figures/measures";
import type { Column } from "../figures/rows";
import type { Session } from "../state/session";
import { showOnMap } from "./show";
import { areaName } from "../state/sight";
import { sourceOf } from "./Notes";
import { Pending } from "./Headline";
import { Replace } from "./Replace";
import { Table } from "./Table";

type CellRow = Beside["area_months"][number];

const effectColumns = (before: (id: string) => number): Column<Effect>[] => [
  { key: "before", name: "Before", value: (row) => before(row.id), shown: (row) => whole(before(row.id)) },
  { key: "lost", name: "Lost", value: (row) => row.lost, shown: (row) => whole(row.lost) },
  { key: "moved", name: "Moved here", value: (row) => row.moved, shown: (row) => whole(row.moved) },
  { key: "net", name: "Net", value: (row) => row.net, shown: (row) => signed(row.net) },
];

export function Changed({ session }: { session: Session }) {
  const { plan, current, about } = session.state;
  if (!plan || !current) return <p class="pending">The plan is being worked out.</p>;
  const { beside } = plan;
  const effect = beside ? effectColumns(reachedBefore(beside, about.months)) : [];
  return (
    <>
      <Sentences said={[...(beside?.said ?? []), ...plan.said]} />
      <InTheWay session={session} />
      {beside && <Hangs session={session} />}
      {beside && plan.notes && plan.notes.length > 0 && (
        <details open>
          <summary>How to read it</summary>
          <Sentences said={plan.notes} />
        </details>
      )}
      {plan.certified && <p class="certified">{plan.certified}</p>}
      <Sure session={session} />
      {beside && <Instead beside={beside} />}
      {session.can("stand-in") && <Replace session={session} />}
      {beside && (
        <>
          <Table<Effect>
            name="By month, in people"
            rows={beside.by_month}
            columns={[
              { key: "month", name: "Month", value: (row) => row.id, shown: (row) => monthName(row.id) },
              ...effect,
            ]}
            idOf={(row) => row.id}
            notes={sourceOf(session)}
            choose={(row) => session.look({ month: about.months.indexOf(row.id) })}
            most={24}
          />
          <Areas session={session} beside={beside} effect={effect} />
        </>
      )}
      {!beside && session.can("read") && (
        <p>
          Nothing is otherwise, so there is nothing beside it. Change something, or choose a scenario under “Beside”.
        </p>
      )}
      {plan.remarks && plan.remarks.length > 0 && (
        <details>
          <summary>Remarks</summary>
          <Sentences said={plan.remarks} />
        </details>
      )}
      <Shut session={session} />
    </>
  );
}

export function Sentences({ said }: { said: readonly string[] }) {
  return (
    <ul class="said">
      {said.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}

function Areas(props: { session: Session; beside: Beside; effect: Column<Effect>[] }) {
  const { session, beside, effect } = props;
  const { about, view } = session.state;
  const known = new Map(about.areas.map((area) => [area.code, area]));
  const name = (code: string, english: string) => {
    const area = known.get(code);
    return area ? areaName(area, view.language).text : english;
  };
  const notes = sourceOf(session);
  const columns: Column<Effect>[] = [
    { key: "name", name: "Area", value: (row) => name(row.id, row.name) },
    { key: "code", name: "P-code", value: (row) => row.id },
    ...effect,
  ];
  const cells: Column<CellRow>[] = [
    { key: "name", name: "Area", value: (row) => name(row.code, row.code) },
    { key: "month", name: "Month", value: (row) => row.month, shown: (row) => monthName(row.month) },
    { key: "lost", name: "Lost", value: (row) => row.lost, shown: (row) => whole(row.lost) },
    { key: "moved", name: "Moved here", value: (row) => row.moved, shown: (row) => whole(row.moved) },
  ];
  return (
    <>
      <Table<Effect>
        name="By area, in person-months"
        rows={beside.by_area}
        columns={columns}
        idOf={(row) => row.id}
        first={{ key: "lost", down: true }}
        notes={notes}
        choose={(row) => showOnMap(session, { kind: "area", code: row.id })}
      />
      <details>
        <summary>By area and month</summary>
        <Table<CellRow>
          name="By area and month, in people"
          rows={beside.area_months}
          columns={cells}
          idOf={(row) => `${row.code} ${row.month}`}
          first={{ key: "lost", down: true }}
          notes={notes}
        />
      </details>
    </>
  );
}

/** So many ways that carry more are named; the engine tells those with most first. */
const SHOWN = 5;

function Instead({ beside }: { beside: Beside }) {
  const ways = beside.replaced_by ?? [];
  return (
    <>
      {ways.length > 0 && (
        <>
          <h3>What carries more instead</h3>
          <ul>
            {ways.slice(0, SHOWN).map((way) => (
              <li key={way.link}>
                {way.name}: {tonnes(way.more_mt)} more,{" "}
                {way.room_left_mt === null
                  ? "and what room is left is not known"
                  : `with room for ${tonnes(way.room_left_mt)} after that`}
              </li>
            ))}
          </ul>
          {ways.length > SHOWN && (
            <p>
              And {ways.length - SHOWN} more, each with {tonnes(ways[SHOWN]?.more_mt ?? 0)} or less.
            </p>
          )}
        </>
      )}
    </>
  );
}

/** What is first in the way of more: without it, a smaller cost reads as good news. */
function InTheWay({ session }: { session: Session }) {
  const { held } = session.state;
  if (!session.can("held")) return null;
  return (
    <Pending
      is={held.is}
      what="What is first in the way of more"
      why={held.is === "refused" ? held.refusal.what : undefined}
    >
      {held.is === "there" && held.value.first_in_the_way && <Sentences said={[held.value.first_in_the_way]} />}
    </Pending>
  );
}

/** How far it hangs on what roads carry and on what is known when; found later than the plan. */
function Hangs({ session }: { session: Session }) {
  const { held, plan } = session.state;
  if (!session.can("held")) return null;
  const known = new Set(plan?.beside?.said ?? []);
  return (
    <Pending
      is={held.is}
      what="How far this hangs on capacities and on what is known when"
      why={held.is === "refused" ? held.refusal.what : undefined}
    >
      {held.is === "there" && (
        <Sentences said={(held.value.beside?.said ?? []).filter((sentence) => !known.has(sentence))} />
      )}
    </Pending>
  );
}

/** How sure the reached figure is. */
function Sure({ session }: { session: Session }) {
  const { ranges } = session.state;
  if (!session.can("ranges")) return null;
  return (
    <section>
      <h3>How sure it is</h3>
      <Pending
        is={ranges.is}
        what="The range of what is reached"
        why={ranges.is === "refused" ? ranges.refusal.what : undefined}
      >
        {ranges.is === "there" && <Sentences said={ranges.value.said} />}
      </Pending>
    </section>
  );
}

/** What is shut, when and why: the same as the crosses on the map. */
function Shut({ session }: { session: Session }) {
  const { plan, about } = session.state;
  const links = new Map((about.links ?? []).map((link) => [link.id, link]));
  const closed = plan?.closed ?? [];
  if (closed.length === 0) return null;
  return (
    <details>
      <summary>Ways that are shut: {closed.length}</summary>
      <ul>
        {closed.map((row, at) => (
          <li key={`${row.link} ${at}`}>
            <button type="button" class="link" onClick={() => showOnMap(session, { kind: "link", id: row.link })}>
              {links.get(row.link)?.name ?? row.link}
            </button>
            , {runs(row.months, about.months)}: {row.because}
          </li>
        ))}
      </ul>
    </details>
  );
}
