// Tables as data: what a table shows, in which order, and the same for a spreadsheet.

export interface Column<Row> {
  key: string;
  name: string;
  /** The value that is sorted and copied; a number where it is a figure. */
  value(row: Row): number | string;
  /** How it is written; as it is where left out. */
  shown?(row: Row): string;
}

export interface Order {
  key: string;
  down: boolean;
}

export function filtered<Row>(rows: readonly Row[], columns: readonly Column<Row>[], words: string): Row[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [...rows];
  return rows.filter((row) => {
    // As it is written, too: a month is looked for by its name.
    const text = columns
      .map(({ value, shown }) => `${value(row)} ${shown ? shown(row) : ""}`)
      .join(" ")
      .toLowerCase();
    return parts.every((part) => text.includes(part));
  });
}

/** Rows that are equal stay in the order they came in. */
export function sorted<Row>(rows: readonly Row[], columns: readonly Column<Row>[], order: Order | null): Row[] {
  const column = columns.find(({ key }) => key === order?.key);
  if (!column || !order) return [...rows];
  const turn = order.down ? -1 : 1;
  return rows
    .map((row, at) => ({ row, at, value: column.value(row) }))
    .sort((one, other) => {
      const { value: a } = one;
      const { value: b } = other;
      // Among figures, a text says that there is none: it stands below them all.
      const by =
        typeof a === "number" && typeof b === "number"
          ? a - b
          : typeof a === typeof b
            ? String(a).localeCompare(String(b), "en")
            : typeof a === "string"
              ? -1
              : 1;
      return by === 0 ? one.at - other.at : by * turn;
    })
    .map(({ row }) => row);
}

/** A cell that a spreadsheet takes as text, never as a formula. */
function cell(value: number | string): string {
  if (typeof value === "number") return String(value);
  const line = value.replace(/[\t\r\n]+/g, " ");
  return /^[=+@-]/.test(line) ? `'${line}` : line;
}

/**
 * The rows as they stand, with headings, to be pasted into a spreadsheet; figures are plain, without commas. Notes
 * follow: what is pasted leaves the page, so they say of what and in which unit it is.
 */
export function tsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[], notes: readonly string[]): string {
  const lines = [
    columns.map(({ name }) => cell(name)).join("\t"),
    ...rows.map((row) => columns.map(({ value }) => cell(value(row))).join("\t")),
    ...notes.map(cell),
  ];
  return `${lines.join("\n")}\n`;
}
