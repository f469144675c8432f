// Levers other than permissions: money, food, lateness, trucks, need and ration. Each becomes a change in words.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { About, Named } from "../contract";
import { tonnes } from "../figures/format";
import { gates } from "../state/gates";
import { leverNow, setLever } from "../state/levers";
import type { Session } from "../state/session";
import { areaName } from "../state/sight";
import { Select } from "./Select";

/** A lever: what it is set to, and the button that sets or takes it away. */
function Lever(props: {
  session: Session;
  title: string;
  of: string;
  change: string | null;
  wrong: string;
  children: ComponentChildren;
}) {
  const { session, title, of, change, wrong } = props;
  const { changes } = session.question;
  const now = leverNow(changes, of);
  const [said, setSaid] = useState("");
  return (
    <form
      class="lever"
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (change === null) return setSaid(wrong);
        setSaid("");
        session.change(setLever(changes, of, change));
      }}
    >
      <h3>{title}</h3>
      <div class="inline">
        {props.children}
        <button type="submit">
          Set<span class="visually-hidden"> {title}</span>
        </button>
        {now && (
          <button type="button" onClick={() => session.change(setLever(changes, of, ""))}>
            Take away<span class="visually-hidden"> {title}</span>
          </button>
        )}
      </div>
      {now && (
        <p class="explained">
          Now: <code>{now}</code>
        </p>
      )}
      <p class="wrong" role="status">
        {said}
      </p>
    </form>
  );
}

/** A positive number as people write it, or null. */
export function amount(text: string): number | null {
  const plain = text.replace(/[,\s_]/g, "");
  const value = Number(plain);
  return plain !== "" && Number.isFinite(value) && value >= 0 ? value : null;
}

/** Money as people write it: plain, or in millions and billions, which the engine reads, too. */
export function money(text: string): string | null {
  const found = /^([\d.,\s]+?)\s*(m|bn)?$/i.exec(text.trim());
  const value = amount(found?.[1] ?? "");
  return value === null ? null : `${value}${(found?.[2] ?? "").toLowerCase()}`;
}

/** A factor in words; the number stays as it was written. */
export function times(text: string): string | null {
  const value = amount(text);
  return value === null ? null : `x${value}`;
}

const SUPPOSED = "A number of 0 or more was expected, such as 0.5 or 2.";

function Factor({ label, value, set }: { label: string; value: string; set(value: string): void }) {
  return (
    <label>
      {label}
      <input inputMode="decimal" size={5} value={value} onInput={(event) => set(event.currentTarget.value)} />
    </label>
  );
}

const named = (word: string, name: string) => (name ? `${word} ${name}` : word);

/** Of which scenario the tonnes are that stand beside places: not of the one chosen, where that is another. */
export function tonnesOf(about: About, scenario: string): string {
  const name = about.scenario_name ?? about.scenario ?? "";
  const other = about.scenario === scenario ? "" : " The scenario chosen may offer others.";
  return `Tonnes beside a place are what “${name}” offers there in all months, before any change.${other}`;
}

export function Levers({ session }: { session: Session }) {
  const { about, view } = session.state;
  const supply = (about.supply_places ?? []).map(({ id, name, mt }) => ({ id, name: `${name}, ${tonnes(mt)}` }));
  const crossings = gates(about).filter(({ kind }) => kind.includes("crossing")).map(({ id, name }) => ({ id, name }));
  const ways = (about.links ?? [])
    .filter((link) => !link.last_mile)
    .map(({ id, name, mode }) => ({ id, name: `${name} (${mode})` }));
  const areas = about.areas.map((area) => ({ id: area.code, name: areaName(area, view.language).text }));
  return (
    <div class="levers">
      <Budget session={session} />
      <Times
        session={session}
        word="supplies"
        title="Food on offer"
        name="Where"
        all="everywhere"
        choices={supply}
        first="0.5"
      />
      <Late session={session} choices={supply} />
      {supply.length > 0 && <p class="explained">{tonnesOf(about, session.question.scenario)}</p>}
      <Times
        session={session}
        word="capacity"
        title="Trucks and capacity"
        name="Crossing or way"
        choices={[...crossings, ...ways]}
        first="2"
      />
      <Times
        session={session}
        word="need"
        title="People in need"
        name="Where"
        all="everywhere"
        choices={areas}
        first="1.2"
      />
      <Ration session={session} />
    </div>
  );
}

function Budget({ session }: { session: Session }) {
  const [text, setText] = useState("");
  const value = money(text);
  return (
    <Lever
      session={session}
      title="Budget"
      of="budget"
      change={value === null ? null : `budget ${value}`}
      wrong="US dollars for all months were expected, such as 100,000,000 or 100m."
    >
      <label>
        US dollars, all months
        <input
          inputMode="numeric"
          size={14}
          value={text}
          placeholder="100,000,000"
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
    </Lever>
  );
}

function Times(props: {
  session: Session;
  word: string;
  title: string;
  name: string;
  choices: Named[];
  all?: string;
  first: string;
}) {
  const { session, word, title, choices, all, first } = props;
  const [where, setWhere] = useState(all === undefined ? (choices[0]?.id ?? "") : "");
  const [by, setBy] = useState(first);
  useEffect(() => {
    if (where !== "" && !choices.some(({ id }) => id === where))
      setWhere(all === undefined ? (choices[0]?.id ?? "") : "");
  }, [choices]);
  const factor = times(by);
  const of = named(word, where);
  return (
    <Lever session={session} title={title} of={of} change={factor === null ? null : `${of} ${factor}`} wrong={SUPPOSED}>
      <Select
        label={props.name}
        value={where}
        choices={choices}
        set={setWhere}
        none={all}
      />
      <Factor label="Times" value={by} set={setBy} />
    </Lever>
  );
}

function Late({ session, choices }: { session: Session; choices: Named[] }) {
  const [where, setWhere] = useState("");
  const [share, setShare] = useState("50");
  const [months, setMonths] = useState("1");
  const part = amount(share);
  const late = amount(months);
  const good = part !== null && part <= 100 && late !== null && Number.isInteger(late) && late > 0;
  const of = named("late", where);
  return (
    <Lever
      session={session}
      title="Late food"
      of={of}
      change={good ? `${of} ${part}% ${late}` : null}
      wrong="A share of 0 to 100 % and whole months were expected, such as 50 % and 1."
    >
      <Select label="Where" value={where} choices={choices} set={setWhere} none="everywhere" />
      <label>
        Share, %
        <input inputMode="decimal" size={4} value={share} onInput={(event) => setShare(event.currentTarget.value)} />
      </label>
      <label>
        Months late
        <input inputMode="numeric" size={3} value={months} onInput={(event) => setMonths(event.currentTarget.value)} />
      </label>
    </Lever>
  );
}

function Ration({ session }: { session: Session }) {
  const rations = session.state.about.rations ?? [];
  const [ration, setRation] = useState(rations[0]?.id ?? "");
  if (rations.length === 0) return null;
  return (
    <Lever session={session} title="Ration" of="ration" change={`ration ${ration}`} wrong="">
      <Select label="Ration" value={ration} choices={rations} set={setRation} />
    </Lever>
  );
}
