// Who grants what, month by month: a grid whose cells are clicked to say what is otherwise.
import { useId, useMemo, useRef, useState } from "preact/hooks";
import type { Permission } from "../contract";
import { monthName, monthShort } from "../figures/format";
import { cells, next, paint, type Said, shareOf } from "../state/decided";
import type { Session } from "../state/session";
import { Select } from "./Select";

export const PAGE = 60;

export function shareWords(share: number): string {
  if (share >= 1) return "granted";
  if (share <= 0) return "denied";
  return `granted for ${Math.round(share * 100)} %`;
}

function sign(share: number): string {
  if (share >= 1) return "✓";
  if (share <= 0) return "✕";
  return `${Math.min(99, Math.max(1, Math.round(share * 100)))}%`;
}

export function matching(permissions: readonly Permission[], words: string, counterpart: string): Permission[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  return permissions.filter((permission) => {
    if (counterpart && permission.counterpart !== counterpart) return false;
    const text =
      `${permission.id} ${permission.name} ${permission.counterpart_name ?? ""} ${permission.kind}`.toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}

/** Who decides on any of these, by name. */
export function counterpartsOf(permissions: readonly Permission[]): { id: string; name: string }[] {
  const found = new Map(permissions.map((one) => [one.counterpart, one.counterpart_name ?? one.counterpart]));
  return [...found].map(([id, name]) => ({ id, name })).sort((one, other) => one.name.localeCompare(other.name, "en"));
}

export function Permissions({ session }: { session: Session }) {
  const { about } = session.state;
  const [words, setWords] = useState("");
  const [counterpart, setCounterpart] = useState("");
  const [all, setAll] = useState(false);
  const found = useMemo(() => matching(about.permissions ?? [], words, counterpart), [about, words, counterpart]);
  const counterparts = useMemo(() => counterpartsOf(about.permissions ?? []), [about]);
  return (
    <>
      <div class="tools">
        <label>
          Filter{" "}
          <input
            type="search"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
            aria-label="Filter permissions by words"
          />
        </label>
        <Select label="Counterpart" value={counterpart} choices={counterparts} set={setCounterpart} none="all" />
      </div>
      <Grid session={session} permissions={all ? found : found.slice(0, PAGE)} />
      {found.length === 0 && (
        <p>No permission has these words. Empty the filter to see all {about.permissions?.length ?? 0}.</p>
      )}
      {!all && found.length > PAGE && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show all {found.length} permissions
        </button>
      )}
    </>
  );
}

/** The grid itself; also for the few permissions of one crossing. */
export function Grid({ session, permissions }: { session: Session; permissions: readonly Permission[] }) {
  const { about, plan, current } = session.state;
  const { changes } = session.question;
  const { months } = about;
  const [onward, setOnward] = useState(false);
  const [percent, setPercent] = useState(50);
  const onlyOpens = !session.says("partial");
  const name = useId();
  const [focus, setFocus] = useState<[number, number]>([0, 0]);
  const last = useRef<{ permission: string; month: number; said: Said | null } | null>(null);
  const drag = useRef<{ permission: string; from: number; said: Said | null } | null>(null);
  const table = useRef<HTMLTableElement>(null);
  const shares = useMemo(() => new Map((plan?.access ?? []).map((row) => [row.permission, row])), [plan]);

  const startShare = (permission: Permission, month: number): number => {
    const own = cells(changes, permission.id, months)[month];
    return session.startShare(permission.id, month, own !== null && own !== undefined);
  };
  const set = (permission: Permission, from: number, to: number, said: Said | null) => {
    const span = { from: Math.min(from, to), to: onward ? months.length - 1 : Math.max(from, to) };
    session.change(paint(changes, permission.id, months, span, said));
  };
  const click = (permission: Permission, month: number, shift: boolean) => {
    const before = last.current;
    if (shift && before?.permission === permission.id) {
      return set(permission, before.month, month, before.said);
    }
    const said = next(cells(changes, permission.id, months)[month] ?? null, startShare(permission, month), percent, onlyOpens);
    last.current = { permission: permission.id, month, said };
    set(permission, month, month, said);
  };
  const keys = (event: KeyboardEvent, row: number, month: number) => {
    const to: Record<string, [number, number]> = {
      ArrowLeft: [row, month - 1],
      ArrowRight: [row, month + 1],
      ArrowUp: [row - 1, month],
      ArrowDown: [row + 1, month],
      Home: [row, 0],
      End: [row, months.length - 1],
    };
    const goal = to[event.key];
    if (!goal) return;
    event.preventDefault();
    const [r, m] = [
      Math.min(Math.max(goal[0], 0), permissions.length - 1),
      Math.min(Math.max(goal[1], 0), months.length - 1),
    ];
    setFocus([r, m]);
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${r} ${m}"]`)?.focus();
  };
  return (
    <>
      <fieldset class="inline">
        <legend>A click changes</legend>
        <label>
          <input type="radio" name={name} checked={!onward} onChange={() => setOnward(false)} /> this month
        </label>
        <label>
          <input type="radio" name={name} checked={onward} onChange={() => setOnward(true)} /> from this month on
        </label>
        {!onlyOpens && (
          <label>
            Part means
            <select value={String(percent)} onChange={(event) => setPercent(Number(event.currentTarget.value))}>
              {[10, 25, 50, 75, 90].map((share) => (
                <option key={share} value={String(share)}>
                  {share} %
                </option>
              ))}
            </select>
          </label>
        )}
      </fieldset>
      <p class="explained">
        ✓ granted, ✕ denied, a figure: granted in part. A ring marks your change.{" "}
        {onlyOpens
          ? "A click opens what is not granted, and another takes that back."
          : "Click again for the next state."}{" "}
        Drag, or hold Shift and click, for a run of months.
      </p>
      <div class="scroll grid-scroll">
        <table class="grid" ref={table} role="grid" aria-label="Permissions by month">
          <thead>
            <tr>
              <th scope="col">Permission</th>
              {months.map((month) => (
                <th scope="col" key={month}>
                  {monthShort(month)
                    .split(" ")
                    .map((part) => (
                      <span key={part}>{part} </span>
                    ))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onPointerUp={() => (drag.current = null)} onPointerLeave={() => (drag.current = null)}>
            {permissions.map((permission, row) => {
              const mine = cells(changes, permission.id, months);
              const access = shares.get(permission.id);
              return (
                <tr key={permission.id}>
                  <th scope="row">
                    <span>{permission.name}</span>
                    <small>{permission.counterpart_name ?? permission.counterpart}</small>
                  </th>
                  {months.map((month, at) => {
                    const own = mine[at] ?? null;
                    const known = access?.share[at];
                    const share = own
                      ? shareOf(own)
                      : current
                        ? known
                        : known === undefined
                          ? undefined
                          : startShare(permission, at);
                    const levy = access?.levy_usd_per_mt?.[at] ?? 0;
                    const why = [
                      own ? "your change" : "",
                      levy > 0 ? `levy of US$ ${levy} a tonne` : "",
                      access?.why?.[at] ?? "",
                    ]
                      .filter(Boolean)
                      .join("; ");
                    const words = share === undefined ? "not known yet" : shareWords(share);
                    return (
                      <td key={month}>
                        <button
                          type="button"
                          data-cell={`${row} ${at}`}
                          tabIndex={focus[0] === row && focus[1] === at ? 0 : -1}
                          class={`cell ${share === undefined ? "unknown" : share >= 1 ? "granted" : share <= 0 ? "denied" : "part"}${own ? " own" : ""}`}
                          title={why ? `${words}: ${why}` : words}
                          aria-label={`${permission.name}, ${monthName(month)}: ${words}${why ? `; ${why}` : ""}`}
                          onFocus={() => setFocus([row, at])}
                          onKeyDown={(event) => keys(event, row, at)}
                          onClick={(event) => click(permission, at, event.shiftKey)}
                          onPointerDown={(event) => {
                            if (event.pointerType !== "mouse" || event.shiftKey) return;
                            const said = next(own, startShare(permission, at), percent, onlyOpens);
                            drag.current = { permission: permission.id, from: at, said };
                          }}
                          onPointerUp={() => {
                            const from = drag.current;
                            drag.current = null;
                            if (!from || from.permission !== permission.id || from.from === at) return;
                            last.current = { permission: permission.id, month: at, said: from.said };
                            set(permission, from.from, at, from.said);
                          }}
                        >
                          {share === undefined ? "?" : sign(share)}
                          {levy > 0 && <sup>$</sup>}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
