// Figures as the engine's sentences write them: whole people with commas, shares with one decimal.

export function whole(value: number): string {
  const rounded = Math.round(Math.abs(value));
  const sign = value < 0 && rounded > 0 ? "−" : "";
  return sign + rounded.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}

export function signed(value: number): string {
  return value > 0 ? `+${whole(value)}` : whole(value);
}

/** What is not quite all is never written as all, and what is not quite nothing never as nothing. */
export function percent(share: number): string {
  const told = (share * 100).toFixed(1);
  if (told === "0.0" && share > 0) return "<0.1 %";
  if (told === "100.0" && share < 1) return ">99.9 %";
  return `${told} %`;
}

/** Short, for labels and legends: 1.2 million, 340,000. */
export function short(value: number): string {
  if (Math.abs(value) >= 1e6) {
    const millions = value / 1e6;
    return `${(millions >= 10 ? millions.toFixed(0) : millions.toFixed(1)).replace(/\.0$/, "")} million`;
  }
  return whole(value);
}

export function tonnes(mt: number): string {
  return `${whole(mt)}\u00a0MT`;
}

export function dollars(usd: number): string {
  return `US$\u00a0${whole(usd)}`;
}

const NAMES = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

function parts(month: string): [string, number] {
  const [year = "", number = ""] = month.split("-");
  return [year, Number(number) - 1];
}

export function monthShort(month: string): string {
  const [year, at] = parts(month);
  return `${NAMES[at]?.slice(0, 3) ?? month} ${year}`;
}

export function monthName(month: string): string {
  const [year, at] = parts(month);
  return `${NAMES[at] ?? month} ${year}`;
}

/** Runs of months in words: Aug 2021–Oct 2021, Dec 2021. */
export function runs(which: readonly string[], months: readonly string[]): string {
  const at = which
    .map((month) => months.indexOf(month))
    .filter((m) => m >= 0)
    .sort((a, b) => a - b);
  const said: string[] = [];
  for (let from = 0; from < at.length;) {
    let to = from;
    while (to + 1 < at.length && at[to + 1] === (at[to] ?? 0) + 1) to += 1;
    const first = months[at[from] ?? 0] ?? "";
    const last = months[at[to] ?? 0] ?? "";
    said.push(from === to ? monthShort(first) : `${monthShort(first)}–${monthShort(last)}`);
    from = to + 1;
  }
  return said.join(", ");
}
