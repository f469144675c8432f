// Names on the map: areas first, then crossings, then other places that food passes; and origins at the edge.
import type { Link, Place, Plan } from "../contract";
import { tonnes } from "../figures/format";
import { type AreaSight, areaName, type Sight } from "../state/sight";
import type { Base } from "./Areas";
import { radius } from "./bubbles";
import { widestBubble } from "./Areas";
import { atEdge, type Beyond, inside } from "./edges";
import { middle, moved as shifted } from "./frame";
import { place as placed, type Wanted } from "./labels";
import { type Drawn, passing, total } from "./ways";
import { marked } from "./WayLines";

/** Whether a way leads to a crossing. */
function atGate(link: Link, places: ReadonlyMap<string, Place>): boolean {
  return [link.from, link.to].some((end) => places.get(end)?.kind.includes("crossing") === true);
}

/** So many places that are no crossing and no origin are named on the whole map. */
const NAMED = 6;
const DISTRICTS = 40;

export function Names(
  props: Base & {
    plan: Plan | null;
    areas: AreaSight[];
    month: number | null;
    paper: { width: number; height: number };
    drawn: Drawn[];
    sight: Sight;
  },
) {
  const { about, project, moved, view, plan, areas, month, paper, sight } = props;
  const small = paper.width < 480;
  const size = small ? 10 : 12;
  const places = new Map((about.places ?? []).map((place) => [place.id, place]));
  const through = passing(about, plan, month);

  const beyond: Beyond[] = (plan?.origins ?? [])
    .map((origin) => ({ origin, place: places.get(origin.place), mt: total(origin.mt, month) }))
    .filter(({ mt }) => mt > 0)
    .sort((one, other) => other.mt - one.mt)
    .flatMap(({ place, mt }) => {
      if (!place) return [];
      const at = shifted(project(place.lonlat), moved);
      return inside(at, paper) ? [] : [{ id: place.id, text: `${place.name}, ${tonnes(mt)}`, at }];
    });
  const edges = atEdge(beyond, paper, size);

  const rtl = about.languages?.find(({ code }) => code === view.language)?.rtl === true;
  const rank = [...areas].sort((one, other) => (other.bubble ?? 0) - (one.bubble ?? 0));
  const most = sight.byDistrict ? Math.round(DISTRICTS * moved.k ** 1.5) : rank.length;
  const wanted: Wanted[] = rank.slice(0, most).map((seen) => {
    const [x, y] = shifted(project(seen.area.lonlat), moved);
    const name = areaName(seen.area, view.language);
    const below = sight.byDistrict
      ? radius(seen.bubble, sight.most, widestBubble(paper, true)) * Math.sqrt(moved.k)
      : null;
    return {
      key: `area ${seen.area.code}`,
      text: name.text,
      x,
      y,
      size: sight.byDistrict ? size - 1 : size,
      beside: below === null ? null : below + 3,
      kind: "area-name",
      rtl: rtl && name.other,
    };
  });
  const marks = marked(about.places ?? [], through, moved.k >= 2.5);
  const importance = (kind: string, id: string) => (kind === "crossing" ? 1e12 : 0) + (through.get(id) ?? 0);
  const others = [...marks].sort((one, other) => importance(other.kind, other.id) - importance(one.kind, one.id));
  const offered = new Map((plan?.origins ?? []).map((origin) => [origin.place, total(origin.mt, month)]));
  let named = 0;
  for (const mark of others) {
    const [x, y] = shifted(project(mark.lonlat), moved);
    if (!inside([x, y], paper)) continue;
    const gate = mark.kind === "crossing";
    const mt = offered.get(mark.id) ?? 0;
    // Far away, only what carries most is named: more names would hide the map.
    if (!gate && mt === 0 && (named += 1) > (small ? 0 : NAMED) * moved.k ** 1.5) continue;
    const text = mt > 0 ? `${mark.name}, ${tonnes(mt)}` : mark.name;
    wanted.push({
      key: `place ${mark.id}`,
      text,
      x,
      y,
      size: size - (gate ? 1 : 2),
      beside: 8,
      kind: gate ? "gate-name" : "place-name",
    });
  }
  for (const { link, closed } of props.drawn) {
    // Over all months, snow shuts many roads for a while: only what is shut at a crossing is dated on the map.
    if (!closed || (month === null && !atGate(link, places))) continue;
    const [x, y] = shifted(middle(link.path, project), moved);
    if (inside([x, y], paper))
      wanted.push({
        key: `shut ${link.id}`,
        text: `shut ${closed.months}`,
        x,
        y: y - 12,
        size: size - 2,
        beside: 9,
        kind: "shut-name",
      });
  }
  // Names keep clear of those at the edge and of the buttons that zoom.
  const names = placed(wanted, paper, [
    ...edges.map(({ box }) => box),
    { left: paper.width - 52, top: 0, right: paper.width, bottom: 132 },
  ]);
  return (
    <g class="names" aria-hidden="true">
      {names.map((name) => (
        <text
          key={name.key}
          class={name.kind}
          x={name.x}
          y={name.y}
          dy="0.35em"
          font-size={name.size}
          text-anchor={name.rtl && name.anchor !== "middle" ? (name.anchor === "start" ? "end" : "start") : name.anchor}
          {...(name.rtl ? { direction: "rtl", lang: view.language } : {})}
        >
          {name.text}
        </text>
      ))}
      {edges.map((edge) => (
        <g key={edge.id} class="beyond">
          <path d="M-5,-4 L4,0 L-5,4Z" transform={`translate(${edge.x},${edge.y}) rotate(${edge.turn})`} />
          <text
            x={
              edge.anchor === "start"
                ? edge.box.left + 10
                : edge.anchor === "end"
                  ? edge.box.right - 10
                  : (edge.box.left + edge.box.right) / 2
            }
            y={(edge.box.top + edge.box.bottom) / 2}
            dy="0.35em"
            font-size={size - 1}
            text-anchor={edge.anchor}
          >
            {edge.text}
          </text>
        </g>
      ))}
    </g>
  );
}
