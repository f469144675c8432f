// The map with what it can show: measure, month, bubbles, the plan before beside it, and a way to find a place by name.
import { useMemo, useState } from "preact/hooks";
import { monthName } from "../figures/format";
import { measureName, type MeasureId } from "../figures/measures";
import { type Moved, UNMOVED } from "../map/frame";
import { Legend } from "../map/Legend";
import { CountryMap } from "../map/CountryMap";
import { most } from "../map/ways";
import type { Session } from "../state/session";
import { areaName, type Sight } from "../state/sight";
import type { Chosen } from "../state/view";

export function MapPanel({ session, sight }: { session: Session; sight: Sight }) {
  const { about, plan, view, current, before } = session.state;
  const { months } = about;
  const [moved, move] = useState<Moved>(UNMOVED);
  const widest = useMemo(
    () => (plan ? most(before ? [plan, before] : [plan], view.month, months.length) : 0),
    [plan, before, view.month],
  );
  const two = view.two && sight.before !== null;
  const at = view.month === null ? 0 : view.month + 1;
  const when = view.month === null ? "All months" : monthName(months[view.month] ?? "");
  const to = (position: number) => session.look({ month: position === 0 ? null : position - 1 });
  const shared = {
    about,
    sight,
    view,
    month: view.month,
    widest,
    moved,
    move,
    dim: !current,
    choose: (chosen: Chosen | null) => session.look({ chosen }),
  };
  const beforeName = about.scenarios.find(({ id }) => id === plan?.beside?.scenario)?.name ?? "before";
  return (
    <section class="map-panel" aria-label="Map">
      <h2 class="visually-hidden">Map</h2>
      <div class="map-tools">
        <label>
          Show
          <select
            value={sight.measure}
            onChange={(event) => session.look({ measure: event.currentTarget.value as MeasureId })}
          >
            {sight.measures.map((id) => (
              <option key={id} value={id}>
                {measureName(id)}
              </option>
            ))}
          </select>
        </label>
        <div class="months">
          <label for="month">
            Month: <output for="month">{when}</output>
          </label>
          <button type="button" aria-label="The month before" disabled={at === 0} onClick={() => to(at - 1)}>
            ◀
          </button>
          <input
            id="month"
            type="range"
            min={0}
            max={months.length}
            step={1}
            value={at}
            aria-valuetext={when}
            onInput={(event) => to(Number(event.currentTarget.value))}
          />
          <button type="button" aria-label="The next month" disabled={at === months.length} onClick={() => to(at + 1)}>
            ▶
          </button>
        </div>
        <Find session={session} />
        <label class="check">
          <input
            type="checkbox"
            checked={view.mono}
            onChange={(event) => session.look({ mono: event.currentTarget.checked })}
          />{" "}
          Black and white
        </label>
        {!sight.byDistrict && sight.measure !== "coverage" && (
          <label class="check">
            <input
              type="checkbox"
              checked={view.bubbles}
              onChange={(event) => session.look({ bubbles: event.currentTarget.checked })}
            />{" "}
            Bubbles
          </label>
        )}
        {sight.before && (
          <label class="check">
            <input
              type="checkbox"
              checked={view.two}
              onChange={(event) => session.lookAtBoth(event.currentTarget.checked)}
            />{" "}
            Before beside after
          </label>
        )}
      </div>
      <div class={`maps${two ? " two" : ""}`}>
        {two && sight.before && (
          <figure>
            <figcaption>
              Before: {beforeName}.{before ? "" : " Its ways are not known here."}
            </figcaption>
            <CountryMap {...shared} leads={false} name="Map before" plan={before} areas={sight.before} />
          </figure>
        )}
        <figure>
          {two && <figcaption>After</figcaption>}
          <CountryMap {...shared} leads name="Map" plan={plan} areas={sight.areas} />
        </figure>
      </div>
      <Legend about={about} sight={sight} view={view} month={view.month} widest={widest} />
    </section>
  );
}

/** Everything on the map can be chosen by its name, too. */
function Find({ session }: { session: Session }) {
  const { about, view } = session.state;
  const [wrong, setWrong] = useState("");
  const named = useMemo(() => {
    const found = new Map<string, Chosen>();
    for (const area of about.areas) {
      // In English, too: who does not read a language still finds the area.
      for (const name of new Set([areaName(area, view.language).text, area.name]))
        found.set(name, { kind: "area", code: area.code });
    }
    for (const { id, name, kind } of about.places ?? []) {
      if (kind !== "capital") found.set(found.has(name) ? `${name} (${kind})` : name, { kind: "place", id });
    }
    for (const { id, name, mode } of about.links ?? []) found.set(`${name} (${mode})`, { kind: "link", id });
    return found;
  }, [about, view.language]);
  return (
    <label class="find">
      Find
      <input
        type="search"
        list="find-names"
        placeholder={about.places ? "area, crossing or way" : "area"}
        aria-describedby="find-wrong"
        onChange={(event) => {
          const chosen = named.get(event.currentTarget.value);
          setWrong(
            chosen || event.currentTarget.value === ""
              ? ""
              : "Nothing on the map has this name: choose one from the list.",
          );
          if (chosen) session.look({ chosen });
        }}
      />
      <datalist id="find-names">
        {[...named.keys()].map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <small id="find-wrong" class="wrong" role="status">
        {wrong}
      </small>
    </label>
  );
}
