// The map: areas by the measure, ways by their tonnes, places, names, and what lies beyond the frame.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { About, Plan, Point } from "../contract";
import { monthName } from "../figures/format";
import { measureName } from "../figures/measures";
import type { AreaSight, Sight } from "../state/sight";
import type { Chosen, View } from "../state/view";
import { Areas, Bubbles, Ground, Hatches } from "./Areas";
import { inside } from "./edges";
import { fitted, type Moved, moved as shifted, seen, UNMOVED } from "./frame";
import { Names } from "./Names";
import { Marks, Ways } from "./WayLines";
import { ways } from "./ways";
import { type Pan, panning } from "./zoom";

export interface MapProps {
  name: string;
  about: About;
  plan: Plan | null;
  sight: Sight;
  areas: AreaSight[];
  view: View;
  month: number | null;
  widest: number;
  moved: Moved;
  move(moved: Moved): void;
  choose(chosen: Chosen | null): void;
  dim: boolean;
  /** Of two maps that move together, one has the buttons. */
  leads: boolean;
}

/** Where on the ground something is that was chosen. */
function where(about: About, chosen: Chosen): Point | null {
  switch (chosen.kind) {
    case "area":
      return about.areas.find(({ code }) => code === chosen.code)?.lonlat ?? null;
    case "place":
      return about.places?.find(({ id }) => id === chosen.id)?.lonlat ?? null;
    case "link": {
      const path = about.links?.find(({ id }) => id === chosen.id)?.path ?? [];
      return path[Math.floor(path.length / 2)] ?? null;
    }
  }
}

/** The size of an element as it is on the screen; the fallback stands until it is known. */
export function useSize(fallback: { width: number; height: number }) {
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState(fallback);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const watcher = new ResizeObserver(([entry]) => {
      if (!entry) return;
      const { width, height } = entry.contentRect;
      if (width > 0 && height > 0) setSize({ width: Math.round(width), height: Math.round(height) });
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return { box, size };
}

export function CountryMap(props: MapProps) {
  const { about, plan, sight, view, month, widest, moved, move, choose } = props;
  const { box, size } = useSize({ width: 720, height: 520 });
  const svg = useRef<SVGSVGElement>(null);
  const pan = useRef<Pan | null>(null);
  const points = useMemo(() => seen(about), [about]);
  const margin = Math.max(14, Math.min(size.width, size.height) * 0.06);
  const project = useMemo(
    () => fitted(points, size.width, size.height, margin),
    [points, size.width, size.height, margin],
  );
  const drawn = useMemo(() => ways(about, plan, month, widest), [about, plan, month, widest]);

  useEffect(() => {
    if (!svg.current) return;
    pan.current = panning(svg.current, size, move);
    return () => pan.current?.stop();
  }, [size.width, size.height]);
  useEffect(() => pan.current?.follow(moved), [moved]);

  useEffect(() => {
    // What was chosen from a list must lie in what is seen, not beyond it.
    const at = view.chosen && props.leads ? where(about, view.chosen) : null;
    if (at && !inside(shifted(project(at), moved), size)) move(UNMOVED);
  }, [view.chosen]);

  const keys = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      "+": () => pan.current?.zoom(1.5),
      "=": () => pan.current?.zoom(1.5),
      "-": () => pan.current?.zoom(1 / 1.5),
      "0": () => move(UNMOVED),
      ArrowLeft: () => pan.current?.shift(60, 0),
      ArrowRight: () => pan.current?.shift(-60, 0),
      ArrowUp: () => pan.current?.shift(0, 60),
      ArrowDown: () => pan.current?.shift(0, -60),
      Escape: () => choose(null),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  };
  const when = month === null ? "all months" : monthName(about.months[month] ?? "");
  const base = { about, project, moved, view, choose };
  return (
    <div class={`map${props.dim ? " dim" : ""}`} ref={box}>
      <svg
        ref={svg}
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${size.width} ${size.height}`}
        class={`${view.mono ? "mono " : ""}of-${sight.measure}`}
        role="application"
        aria-label={`${props.name}: ${measureName(sight.measure)}, ${when}. The tab Table has the same figures. Arrow keys move the map, plus and minus zoom, 0 shows all.`}
        tabIndex={0}
        onKeyDown={keys}
        onClick={() => choose(null)}
      >
        <Hatches id={props.name} />
        <rect class="sea" width={size.width} height={size.height} />
        <Ground {...base} />
        <Areas {...base} areas={props.areas} sight={sight} id={props.name} />
        <Ways {...base} drawn={drawn} />
        {(view.bubbles || sight.byDistrict) && (
          <Bubbles {...base} areas={props.areas} sight={sight} id={props.name} paper={size} />
        )}
        <Marks {...base} plan={plan} drawn={drawn} month={month} paper={size} />
        <Names {...base} plan={plan} areas={props.areas} month={month} paper={size} drawn={drawn} sight={sight} />
      </svg>
      {props.leads && (
        <div class="zoom" role="group" aria-label={`Zoom ${props.name}`}>
          <button type="button" onClick={() => pan.current?.zoom(1.5)} aria-label="Zoom in">
            +
          </button>
          <button type="button" onClick={() => pan.current?.zoom(1 / 1.5)} aria-label="Zoom out">
            −
          </button>
          <button type="button" onClick={() => move(UNMOVED)} aria-label="Show the whole country">
            ⤢
          </button>
        </div>
      )}
    </div>
  );
}
