// Ways with their tonnes, what is shut, and the marks of places.
import { useMemo } from "preact/hooks";
import type { Place, Plan, Point } from "../contract";
import { tonnes } from "../figures/format";
import type { Base } from "./Areas";
import { line, middle, moved as shifted } from "./frame";
import { type Drawn, passing } from "./ways";

export function Ways({ about, project, moved, view, choose, drawn }: Base & { drawn: Drawn[] }) {
  const paths = useMemo(
    () => new Map((about.links ?? []).map((link) => [link.id, line(link.path, project)])),
    [about, project],
  );
  const near = moved.k >= 2;
  // From afar, the last mile to each district would hide the districts.
  const shown = drawn.filter(({ width, closed, link }) => {
    if (link.last_mile && !near) return false;
    return width > 0 || closed !== null || (near && link.mode !== "air");
  });
  const chosen = view.chosen?.kind === "link" ? view.chosen.id : null;
  const order = [...shown].sort((one, other) => one.width - other.width);
  return (
    <g transform={`translate(${moved.x},${moved.y}) scale(${moved.k})`}>
      {order.map(({ link, width, mt, closed }) => (
        <g
          key={link.id}
          class="way"
          onClick={(event) => {
            event.stopPropagation();
            choose({ kind: "link", id: link.id });
          }}
        >
          <title>{`${link.name}: ${mt > 0 ? tonnes(mt) : "carries nothing"}${closed ? `. Shut: ${closed.because}` : ""}`}</title>
          <path class="grip" d={paths.get(link.id)} />
          {link.id === chosen && (
            <path class="way-chosen" d={paths.get(link.id)} style={`stroke-width:${width + 7}px`} />
          )}
          {width > 0 && (
            <path class={`line ${link.mode}`} d={paths.get(link.id)} style={`stroke-width:${width.toFixed(2)}px`} />
          )}
          {width === 0 && !closed && <path class="idle" d={paths.get(link.id)} />}
          {closed && <path class={`shut${width > 0 ? " for-part" : ""}`} d={paths.get(link.id)} />}
        </g>
      ))}
    </g>
  );
}

const GATES = new Set(["crossing"]);

/** What a place can keep, in words; empty where it has no store. */
export function stores({ stores }: Place): string {
  if (!stores?.length) return "";
  const limited = stores.filter(({ room_mt }) => typeof room_mt === "number");
  if (limited.length < stores.length) return "a store whose room no source limits";
  const room = limited.reduce((sum, { room_mt }) => sum + (room_mt ?? 0), 0);
  const assumed = limited.some(({ basis }) => basis === "assumed") ? ", assumed" : "";
  return `room for ${tonnes(room)} in store${assumed}`;
}

/** Which places get a mark: gates always, others where food passes, all where the reader is near. */
export function marked(places: readonly Place[], through: Map<string, number>, near: boolean): Place[] {
  const shown = places.filter(({ id, kind }) => {
    if (GATES.has(kind)) return true;
    // The far side of a crossing lies below its mark until the reader is near.
    if (kind === "foreign-crossing") return near;
    return (through.get(id) ?? 0) > 0 || (near && kind !== "junction" && kind !== "pass");
  });
  // What is drawn last lies on top and takes the click.
  return shown.sort((one, other) => Number(GATES.has(one.kind)) - Number(GATES.has(other.kind)));
}

/** Whether a way is so long on the paper that a mark on it hides neither end. */
function long(path: readonly Point[], project: Base["project"], by: Base["moved"]): boolean {
  const [from, to] = [path[0], path.at(-1)];
  if (!from || !to) return true;
  const [x1, y1] = shifted(project(from), by);
  const [x2, y2] = shifted(project(to), by);
  return Math.hypot(x1 - x2, y1 - y2) > 36;
}

function outline(kind: string, x: number, y: number, size: number): string {
  switch (kind) {
    case "crossing":
    case "foreign-crossing":
      return `M${x},${y - size}L${x + size},${y}L${x},${y + size}L${x - size},${y}Z`;
    case "port":
    case "railhead":
    case "warehouse":
      return `M${x - size * 0.8},${y - size * 0.8}h${size * 1.6}v${size * 1.6}h${-size * 1.6}Z`;
    case "airport":
      return `M${x},${y - size}L${x + size},${y + size * 0.8}L${x - size},${y + size * 0.8}Z`;
    default:
      return `M${x - size * 0.7},${y}a${size * 0.7},${size * 0.7} 0 1,0 ${size * 1.4},0a${size * 0.7},${size * 0.7} 0 1,0 ${-size * 1.4},0Z`;
  }
}

export function Marks(
  props: Base & { plan: Plan | null; drawn: Drawn[]; month: number | null; paper: { width: number; height: number } },
) {
  const { about, project, moved, view, choose, plan, drawn, month, paper } = props;
  const through = passing(about, plan, month);
  const places = marked(about.places ?? [], through, moved.k >= 2.5);
  const within = ([x, y]: Point) => x > -10 && y > -10 && x < paper.width + 10 && y < paper.height + 10;
  return (
    <g>
      {drawn.map(({ link, closed }) => {
        if (!closed || (link.last_mile && moved.k < 2)) return null;
        const [x, at] = shifted(middle(link.path, project), moved);
        // On a short way the mark would hide the crossing that it is about.
        const y = long(link.path, project, moved) ? at : at - 12;
        if (!within([x, y])) return null;
        const far = month === null && moved.k < 2;
        return (
          <g
            key={link.id}
            class="cross"
            onClick={(event) => (event.stopPropagation(), choose({ kind: "link", id: link.id }))}
          >
            <title>{`${link.name} shut ${closed.months}: ${closed.because}`}</title>
            <circle cx={x} cy={y} r={far ? 4.5 : 6.5} />
            <path d={far ? `M${x - 2},${y - 2}l4,4m0,-4l-4,4` : `M${x - 3},${y - 3}l6,6m0,-6l-6,6`} />
          </g>
        );
      })}
      {places.map((place) => {
        const [x, y] = shifted(project(place.lonlat), moved);
        if (!within([x, y])) return null;
        const gate = GATES.has(place.kind);
        const size = gate ? 5 : 3.4;
        const chosen = view.chosen?.kind === "place" && view.chosen.id === place.id;
        const mt = through.get(place.id) ?? 0;
        return (
          <g
            key={place.id}
            class={`place ${place.kind}${chosen ? " is-chosen" : ""}${mt > 0 ? "" : " idle-place"}`}
            onClick={(event) => {
              event.stopPropagation();
              choose({ kind: "place", id: place.id });
            }}
          >
            <title>{`${place.name} (${place.kind})${mt > 0 ? `: ${tonnes(mt)} on its busiest way` : ": no food passes"}${stores(place) ? `; ${stores(place)}` : ""}`}</title>
            <circle class="grip" cx={x} cy={y} r="11" />
            {stores(place) && <path class="store" d={`M${x + 3},${y + 2}h5v5h-5Z`} />}
            <path d={outline(place.kind, x, y, size)} />
          </g>
        );
      })}
    </g>
  );
}
