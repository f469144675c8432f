// A small map for each month, on the same classes: a click shows that month at large.
import { useMemo } from "preact/hooks";
import { Hatches, hatch } from "../map/Areas";
import { radius } from "../map/bubbles";
import { fitted, seen, shape } from "../map/frame";
import { monthShort } from "../figures/format";
import type { Session } from "../state/session";
import { sight } from "../state/sight";

const PAPER = { width: 176, height: 128 };

export function Months({ session }: { session: Session }) {
  const { about, plan, view, current } = session.state;
  const project = useMemo(() => fitted(seen(about), PAPER.width, PAPER.height, 5), [about]);
  const paths = useMemo(() => about.areas.map(({ rings }) => (rings ? shape(rings, project) : "")), [about, project]);
  const outlines = useMemo(
    () => (about.outlines ?? []).map(({ rings }) => shape(rings, project)).join(""),
    [about, project],
  );
  const all = useMemo(() => about.months.map((_, at) => sight({ about, plan, view }, at)), [about, plan, view.measure]);
  const id = "months";
  return (
    <div class={`multiples${current ? "" : " dim"}`}>
      <svg width="0" height="0" aria-hidden="true">
        <Hatches id={id} />
      </svg>
      {about.months.map((month, at) => {
        const seenNow = all[at];
        if (!seenNow) return null;
        return (
          <button
            type="button"
            key={month}
            class={`multiple of-${seenNow.measure}${view.mono ? " mono" : ""}`}
            aria-pressed={view.month === at}
            onClick={() => session.look({ month: view.month === at ? null : at })}
          >
            <svg viewBox={`0 0 ${PAPER.width} ${PAPER.height}`} aria-hidden="true">
              <path class="outline" d={outlines} />
              {seenNow.areas.map(({ area, shade, bubble }, row) => {
                const pattern = shade === 0 ? "#fff" : `url(#${hatch(id, shade ?? 9)})`;
                if (!seenNow.byDistrict) {
                  return (
                    <g key={area.code}>
                      <path class={`fill s${shade ?? "x"}`} d={paths[row]} fill-rule="evenodd" />
                      <path class="hatched" d={paths[row]} fill-rule="evenodd" fill={pattern} />
                    </g>
                  );
                }
                const [x, y] = project(area.lonlat);
                const size = Math.max(0.8, radius(bubble, seenNow.most, 6));
                return (
                  <g key={area.code}>
                    <circle class={`fill s${shade ?? "x"}`} cx={x} cy={y} r={size} />
                    <circle class="hatched" cx={x} cy={y} r={size} fill={pattern} />
                  </g>
                );
              })}
            </svg>
            {monthShort(month)}
          </button>
        );
      })}
    </div>
  );
}
