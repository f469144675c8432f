// A table that sorts by its headings, filters by words, and is copied into a spreadsheet as it stands.
import { useMemo, useState } from "preact/hooks";
import { type Column, filtered, type Order, sorted, tsv } from "../figures/rows";
import { copy } from "./copy";

export function Table<Row>(props: {
  name: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  idOf(row: Row): string;
  first?: Order;
  notes: readonly string[];
  /** Rows shown at once; more are shown on request. */
  most?: number;
  choose?: ((row: Row) => void) | undefined;
}) {
  const { name, rows, columns, idOf, notes, choose } = props;
  const [order, setOrder] = useState<Order | null>(props.first ?? null);
  const [words, setWords] = useState("");
  const [all, setAll] = useState(false);
  const [said, setSaid] = useState("");
  const found = useMemo(() => sorted(filtered(rows, columns, words), columns, order), [rows, columns, words, order]);
  const most = all ? found.length : (props.most ?? 12);
  const head = (column: Column<Row>) => {
    const isNow = order?.key === column.key;
    const sort = isNow ? (order.down ? "descending" : "ascending") : undefined;
    const number = typeof rows[0] !== "undefined" && typeof column.value(rows[0]) === "number";
    return (
      <th key={column.key} scope="col" class={number ? "number" : ""} {...(sort ? { "aria-sort": sort } : {})}>
        <button type="button" onClick={() => setOrder({ key: column.key, down: isNow ? !order.down : number })}>
          {column.name}
          <span aria-hidden="true">{isNow ? (order.down ? " ▼" : " ▲") : ""}</span>
        </button>
      </th>
    );
  };
  return (
    <section class="table">
      <h3>{name}</h3>
      <div class="tools">
        <label>
          Filter{" "}
          <input
            type="search"
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
            aria-label={`Filter: ${name}`}
          />
        </label>
        <button
          type="button"
          onClick={async () =>
            setSaid(await copy(tsv(found, columns, [name, ...notes]), `${found.length} rows copied; paste them into a sheet.`))
          }
          aria-label={`Copy for Excel: ${name}`}
        >
          Copy for Excel
        </button>
        <span role="status">{said}</span>
      </div>
      <div class="scroll" tabIndex={0} role="region" aria-label={name}>
        <table>
          <thead>
            <tr>{columns.map(head)}</tr>
          </thead>
          <tbody>
            {found.slice(0, most).map((row) => (
              <tr key={idOf(row)}>
                {columns.map((column, at) => {
                  const value = column.value(row);
                  const text = column.shown ? column.shown(row) : String(value);
                  if (at === 0) {
                    return (
                      <th key={column.key} scope="row" dir="auto">
                        {choose ? (
                          <button type="button" class="link" onClick={() => choose(row)}>
                            {text}
                          </button>
                        ) : (
                          text
                        )}
                      </th>
                    );
                  }
                  return (
                    <td key={column.key} class={typeof value === "number" ? "number" : ""}>
                      {text}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.length === 0 && <p>No row has these words. Empty the filter to see all {rows.length}.</p>}
      {found.length > most && (
        <button type="button" class="more" onClick={() => setAll(true)}>
          Show all {found.length} rows: {name.toLowerCase()}
        </button>
      )}
    </section>
  );
}
