// What clicks on the grid of permissions say, as changes in words, and back.
//
// A change in words is the only thing kept. One that is about one permission by its id and about whole months can be
// shown on the grid and painted over; all others are left as they were said.

export type Said = { state: "granted" | "denied" } | { state: "part"; percent: number };

/** One permission over a run of months, by their positions, both within. */
export interface Run {
  permission: string;
  from: number;
  to: number;
  said: Said;
}

const WORDS = { granted: "open", denied: "shut", part: "partial" } as const;

function lastDay(month: string): string {
  const [year, number] = month.split("-").map(Number) as [number, number];
  const day = new Date(Date.UTC(year, number, 0)).getUTCDate();
  return `${month}-${String(day).padStart(2, "0")}`;
}

/** A run in words, as the engine reads them. */
export function sayRun(run: Run, months: readonly string[]): string {
  const share = run.said.state === "part" ? ` ${run.said.percent}%` : "";
  const what = `${WORDS[run.said.state]} ${run.permission}${share}`;
  const from = months[run.from] ?? "";
  const to = months[run.to] ?? "";
  if (run.from === 0 && run.to === months.length - 1) return what;
  if (run.from === run.to) return `${what} in ${from}`;
  return `${what} from ${from}-01 to ${lastDay(to)}`;
}

const SHAPE =
  /^(open|shut|partial) (\S+?)(?: (\d{1,3})%)?(?: in (\d{4}-\d\d)| from (\d{4}-\d\d)-01 to (\d{4}-\d\d)-(\d\d))?$/;

/** The run that a change says, or null where it is about something else. */
export function readRun(change: string, months: readonly string[], isPermission: (id: string) => boolean): Run | null {
  const found = SHAPE.exec(change.trim());
  if (!found) return null;
  const [, word, permission, percent, month, first, last, day] = found;
  if (!permission || !isPermission(permission)) return null;
  if ((word === "partial") !== (percent !== undefined)) return null;
  if (last !== undefined && lastDay(last) !== `${last}-${day}`) return null;
  const from = months.indexOf(month ?? first ?? months[0] ?? "");
  const to = months.indexOf(month ?? last ?? months.at(-1) ?? "");
  if (from < 0 || to < from) return null;
  const said: Said =
    percent !== undefined
      ? { state: "part", percent: Number(percent) }
      : { state: word === "open" ? "granted" : "denied" };
  return { permission, from, to, said };
}

function sameSaid(one: Said | null, other: Said | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What changes say about one permission, month by month; null where they say nothing. */
export function cells(changes: readonly string[], permission: string, months: readonly string[]): (Said | null)[] {
  const row: (Said | null)[] = months.map(() => null);
  for (const change of changes) {
    const run = readRun(change, months, (id) => id === permission);
    if (!run) continue;
    for (let month = run.from; month <= run.to; month += 1) row[month] = run.said;
  }
  return row;
}

/** Changes with some months of one permission decided otherwise; `null` leaves them as the scenario has them. */
export function paint(
  changes: readonly string[],
  permission: string,
  months: readonly string[],
  span: { from: number; to: number },
  said: Said | null,
): string[] {
  const row = cells(changes, permission, months);
  for (let month = span.from; month <= span.to; month += 1) row[month] = said;
  const runs: string[] = [];
  for (let from = 0; from < row.length;) {
    const now = row[from] ?? null;
    let to = from;
    while (to + 1 < row.length && sameSaid(row[to + 1] ?? null, now)) to += 1;
    if (now) runs.push(sayRun({ permission, from, to, said: now }, months));
    from = to + 1;
  }
  const isRow = (change: string) => readRun(change, months, (id) => id === permission) !== null;
  const at = changes.findIndex(isRow);
  const others = changes.filter((change) => !isRow(change));
  const before = at < 0 ? others.length : changes.slice(0, at).filter((c) => !isRow(c)).length;
  return [...others.slice(0, before), ...runs, ...others.slice(before)];
}

/**
 * What the next click on a cell says, given the share that the scenario grants: every other state once, then as it was.
 * Whoever may only open is offered nothing else.
 */
export function next(now: Said | null, startShare: number, percent: number, onlyOpens = false): Said | null {
  const part: Said = { state: "part", percent };
  const opened: Said[] = startShare >= 1 ? [] : [{ state: "granted" }];
  const order: Said[] = onlyOpens
    ? opened
    : startShare >= 1
      ? [{ state: "denied" }, part]
      : startShare <= 0
        ? [{ state: "granted" }, part]
        : [{ state: "granted" }, { state: "denied" }];
  if (!now) return order[0] ?? null;
  const at = order.findIndex((other) => other.state === now.state);
  return order[at + 1] ?? null;
}

/** The share that a decision grants. */
export function shareOf(said: Said): number {
  switch (said.state) {
    case "granted":
      return 1;
    case "denied":
      return 0;
    case "part":
      return said.percent / 100;
  }
}
