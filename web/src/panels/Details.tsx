// What was clicked on the map: its figures, its permissions, and what can be done about it.
import { useEffect, useRef } from "preact/hooks";
import type { Permission } from "../contract";
import { monthName, monthShort, percent, whole } from "../figures/format";
import { needOf, reachedOf } from "../figures/measures";
import { stores } from "../map/WayLines";
import { cells, paint, type Said } from "../state/decided";
import { setLever } from "../state/levers";
import type { Session } from "../state/session";
import { areaName, planOf } from "../state/sight";
import { Grid } from "./Permissions";

export function Details({ session }: { session: Session }) {
  const { chosen } = session.state.view;
  const box = useRef<HTMLElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: "nearest" }), [chosen]);
  if (!chosen) return null;
  return (
    <section class="details" ref={box} aria-labelledby="details-title">
      <div class="details-head">
        <h2 id="details-title" dir="auto">
          {title(session)}
        </h2>
        <button type="button" onClick={() => session.look({ chosen: null })} aria-label="Close what was chosen">
          ✕
        </button>
      </div>
      {chosen.kind === "area" ? <AreaDetails session={session} code={chosen.code} /> : <WayDetails session={session} />}
    </section>
  );
}

function title(session: Session): string {
  const { about, view } = session.state;
  const { chosen } = view;
  switch (chosen?.kind) {
    case "area": {
      const area = about.areas.find(({ code }) => code === chosen.code);
      return area ? `${areaName(area, view.language).text} (${area.code})` : chosen.code;
    }
    case "place": {
      const place = about.places?.find(({ id }) => id === chosen.id);
      return place ? `${place.name}, ${place.kind.replaceAll("-", " ")}` : chosen.id;
    }
    case "link": {
      const link = about.links?.find(({ id }) => id === chosen.id);
      return link ? `${link.name}, ${link.mode}` : chosen.id;
    }
    case undefined:
      return "";
  }
}

function AreaDetails({ session, code }: { session: Session; code: string }) {
  const { about, plan, current } = session.state;
  const figures = planOf(plan, code);
  const before = plan?.beside?.before_areas.find((area) => area.code === code);
  const permissions = (about.permissions ?? []).filter((one) => one.areas?.includes(code));
  return (
    <>
      {figures && current && (
        <table>
          <thead>
            <tr>
              <th scope="col">Month</th>
              <th scope="col" class="number">
                In need
              </th>
              <th scope="col" class="number">
                Reached
              </th>
              {before && (
                <th scope="col" class="number">
                  Before
                </th>
              )}
              <th scope="col" class="number">
                Coverage
              </th>
            </tr>
          </thead>
          <tbody>
            {about.months.map((month, at) => (
              <tr key={month}>
                <th scope="row">{monthShort(month)}</th>
                <td class="number">{whole(needOf(figures, at))}</td>
                <td class="number">{whole(reachedOf(figures, at))}</td>
                {before && <td class="number">{whole(reachedOf(before, at))}</td>}
                <td class="number">
                  {needOf(figures, at) > 0 ? percent(reachedOf(figures, at) / needOf(figures, at)) : "–"}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Offers session={session} id={code} permissions={permissions} />
    </>
  );
}

function WayDetails({ session }: { session: Session }) {
  const { about, plan, view, current } = session.state;
  const { chosen } = view;
  if (!chosen || chosen.kind === "area") return null;
  const links = (about.links ?? []).filter((link) =>
    chosen.kind === "link" ? link.id === chosen.id : link.from === chosen.id || link.to === chosen.id,
  );
  const ids = new Set(links.map(({ id }) => id));
  const rows = (plan?.ways ?? []).filter((way) => ids.has(way.link));
  const shut = (plan?.closed ?? []).filter((row) => ids.has(row.link));
  const wanted = new Set(links.flatMap((link) => link.permissions ?? []));
  const place = about.places?.find(({ id }) => chosen.kind === "place" && id === chosen.id);
  const gate = place?.kind === "crossing";
  const kept = place ? stores(place) : "";
  const permissions = (about.permissions ?? []).filter(({ id }) => wanted.has(id));
  const trucks = (times: string) =>
    session.change(
      setLever(session.question.changes, `capacity ${chosen.id}`, `capacity ${chosen.id} ${times}`),
    );
  return (
    <>
      {current && rows.length > 0 && (
        <div class="scroll" tabIndex={0} role="region" aria-label="Tonnes by month">
          <table>
            <thead>
              <tr>
                <th scope="col">MT by way</th>
                {about.months.map((month) => (
                  <th scope="col" class="number" key={month}>
                    {monthShort(month)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((way) => (
                <tr key={`${way.link} ${way.from}`}>
                  <th scope="row">{links.find(({ id }) => id === way.link)?.name ?? way.link}</th>
                  {way.mt.map((mt, at) => (
                    <td class="number" key={at}>
                      {whole(mt)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {current && rows.length === 0 && plan?.ways && <p>In this plan no food passes here.</p>}
      {kept && <p>Here is {kept}.</p>}
      {current && shut.map((row, at) => <p key={at}>Shut: {row.because}</p>)}
      {session.can("read") && (
        <p class="buttons">
          {session.says("capacity") && (
            <>
              <button type="button" onClick={() => trucks("x2")}>
                Twice the trucks
              </button>
              <button type="button" onClick={() => trucks("x0.5")}>
                Half the trucks
              </button>
            </>
          )}
          {session.can("stand-in") && (gate || chosen.kind === "link") && (
            <button
              type="button"
              onClick={() => {
                session.look({ tab: "changed" });
                void session.standIn(chosen.id);
              }}
            >
              Can it replace what is shut?
            </button>
          )}
        </p>
      )}
      <Offers session={session} id={chosen.id} permissions={permissions} />
    </>
  );
}

/** How much hangs on a permission: the fewer links and areas, the more it is about this one. */
function reach(permission: Permission): number {
  return (permission.links?.length ?? 0) + (permission.areas?.length ?? 0);
}

/** So many permissions are shown without being asked for. */
const MANY = 4;

/** To shut or open what was chosen, and the permissions that it needs, one by one. */
function Offers({ session, id, permissions }: { session: Session; id: string; permissions: readonly Permission[] }) {
  const { about, view } = session.state;
  if (!session.can("read")) return null;
  const { months } = about;
  const span = view.month === null ? { from: 0, to: months.length - 1 } : { from: view.month, to: view.month };
  const when = view.month === null ? "in all months" : `in ${monthName(months[view.month] ?? "")}`;
  const set = (said: Said | null) => session.change(paint(session.question.changes, id, months, span, said));
  // What only this hangs on comes first: a permission for the whole country is seldom meant.
  const order = [...permissions].sort((one, other) => reach(one) - reach(other));
  const now = cells(session.question.changes, id, months).some((said) => said !== null);
  return (
    <>
      <p class="buttons">
        {session.says("shut") && (
          <button type="button" onClick={() => set({ state: "denied" })}>{`Shut ${when}`}</button>
        )}
        {session.says("partial") && (
          <button type="button" onClick={() => set({ state: "part", percent: 50 })}>{`Half open ${when}`}</button>
        )}
        <button type="button" onClick={() => set({ state: "granted" })}>{`Open ${when}`}</button>
        {now && <button type="button" onClick={() => set(null)}>{`As in the scenario ${when}`}</button>}
      </p>
      {order.length === 0 && <p>No permission is about this.</p>}
      {order.length > 0 && (
        <details open={order.length <= MANY}>
          <summary>
            {order.length === 1 ? "The permission that it needs" : `The ${order.length} permissions that it needs`}
          </summary>
          <Grid session={session} permissions={order} />
        </details>
      )}
    </>
  );
}
