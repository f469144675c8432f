// What lies at the bottom of the map, and the areas on it: shaded, hatched for black and white, with bubbles.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { About } from "../contract";
import { percent, short } from "../figures/format";
import { isShare, type MeasureId, unit } from "../figures/measures";
import { type AreaSight, areaName, type Sight } from "../state/sight";
import type { Chosen, View } from "../state/view";
import { radius } from "./bubbles";
import { line, type Moved, moved as shifted, type Project, shape } from "./frame";

export interface Base {
  about: About;
  project: Project;
  moved: Moved;
  view: View;
  choose(chosen: Chosen | null): void;
}

const transform = ({ k, x, y }: Moved) => `translate(${x},${y}) scale(${k})`;

/** Patterns from light to dark: black and white print tells classes apart by them alone. */
export function Hatches({ id }: { id: string }) {
  const tile = (shade: number, size: number, marks: JSX.Element) => (
    <pattern id={hatch(id, shade)} width={size} height={size} patternUnits="userSpaceOnUse">
      <rect width={size} height={size} fill="#fff" />
      {marks}
    </pattern>
  );
  const stroke = { stroke: "#000", fill: "none" };
  return (
    <defs>
      {tile(1, 9, <circle cx="4.5" cy="4.5" r="0.8" />)}
      {tile(2, 8, <path d="M0,8 L8,0" {...stroke} stroke-width="0.8" />)}
      {tile(3, 5, <path d="M0,5 L5,0" {...stroke} stroke-width="1.1" />)}
      {tile(4, 5, <path d="M0,5 L5,0 M0,0 L5,5" {...stroke} stroke-width="1.2" />)}
      {tile(5, 4, <path d="M0,0 H4 V4 H0Z M0,4 L4,0" stroke="#000" fill="#555" stroke-width="1.2" />)}
      {tile(9, 6, <path d="M0,3 H6" stroke="#888" fill="none" stroke-width="0.6" stroke-dasharray="1 2" />)}
    </defs>
  );
}

export function hatch(id: string, shade: number): string {
  return `hatch-${id.replace(/\W+/g, "-")}-${shade}`;
}

export function Ground({ about, project, moved }: Base) {
  const neighbours = useMemo(
    () => (about.neighbours ?? []).map(({ name, rings }) => ({ name, path: shape(rings, project) })),
    [about, project],
  );
  return (
    <g transform={transform(moved)}>
      {neighbours.map(({ name, path }) => (
        <path key={name} class="neighbour" d={path} />
      ))}
    </g>
  );
}

/** An area's figure in words, for its tip and for those who cannot see the map. */
export function told(seen: AreaSight, measure: MeasureId, month: number | null): string {
  if (seen.value === null) return "no figure";
  return isShare(measure)
    ? `${percent(seen.value)} of people in need reached`
    : `${short(seen.value)} ${unit(measure, month)}`;
}

export function Areas(props: Base & { areas: AreaSight[]; sight: Sight; id: string }) {
  const { about, project, moved, areas, sight, view, choose, id } = props;
  const { byDistrict, measure } = sight;
  const paths = useMemo(() => about.areas.map(({ rings }) => (rings ? shape(rings, project) : "")), [about, project]);
  const outlines = useMemo(
    () => (about.outlines ?? []).map(({ code, rings }) => ({ code, path: shape(rings, project) })),
    [about, project],
  );
  const roads = useMemo(() => (about.roads ?? []).map((road) => line(road, project)).join(""), [about, project]);
  const chosen = view.chosen?.kind === "area" ? view.chosen.code : null;
  return (
    <g transform={transform(moved)}>
      {outlines.map(({ code, path }) => (
        <path key={code} class="outline" d={path} />
      ))}
      {!byDistrict &&
        areas.map((seen, at) => (
          <g
            key={seen.area.code}
            class="area"
            onClick={(event) => {
              event.stopPropagation();
              choose({ kind: "area", code: seen.area.code });
            }}
          >
            <title>{`${areaName(seen.area, view.language).text}: ${told(seen, measure, view.month)}`}</title>
            <path class={`fill s${seen.shade ?? "x"}`} d={paths[at]} fill-rule="evenodd" />
            <path
              class="hatched"
              d={paths[at]}
              fill-rule="evenodd"
              fill={seen.shade === 0 ? "#fff" : `url(#${hatch(id, seen.shade ?? 9)})`}
            />
          </g>
        ))}
      <path class="roads" d={roads} />
      {!byDistrict &&
        about.areas.map(({ code }, at) => (code === chosen ? <path key={code} class="chosen" d={paths[at]} /> : null))}
    </g>
  );
}

/** Bubbles where a count is shown, and for districts, which have no shape, always. */
export function Bubbles(
  props: Base & { areas: AreaSight[]; sight: Sight; id: string; paper: { width: number; height: number } },
) {
  const { project, moved, areas, sight, view, choose, id, paper } = props;
  if (isShare(sight.measure) && !sight.byDistrict) return null;
  const widest = widestBubble(paper, sight.byDistrict);
  const order = [...areas].sort((one, other) => (other.bubble ?? 0) - (one.bubble ?? 0));
  return (
    <g>
      {order.map((seen) => {
        const size = radius(seen.bubble, sight.most, widest) * Math.sqrt(moved.k);
        const [x, y] = shifted(project(seen.area.lonlat), moved);
        const chosen = view.chosen?.kind === "area" && view.chosen.code === seen.area.code;
        const kind = sight.byDistrict ? `fill s${seen.shade ?? "x"}` : "bubble";
        return (
          <g
            key={seen.area.code}
            class={`area${chosen ? " is-chosen" : ""}`}
            onClick={(event) => {
              event.stopPropagation();
              choose({ kind: "area", code: seen.area.code });
            }}
          >
            <title>{`${areaName(seen.area, view.language).text}: ${told(seen, sight.measure, view.month)}`}</title>
            <circle class={kind} cx={x} cy={y} r={Math.max(size, sight.byDistrict ? 2.5 : 0)} />
            {sight.byDistrict && (
              <circle
                class="hatched"
                cx={x}
                cy={y}
                r={Math.max(size, 2.5)}
                fill={seen.shade === 0 ? "#fff" : `url(#${hatch(id, seen.shade ?? 9)})`}
              />
            )}
          </g>
        );
      })}
    </g>
  );
}

export function widestBubble(paper: { width: number; height: number }, byDistrict: boolean): number {
  return Math.min(paper.width, paper.height) * (byDistrict ? 0.035 : 0.055);
}
