// What shades, patterns, bubbles and strokes stand for, in people and tonnes.
import type { About } from "../contract";
import { monthName, percent, short, tonnes } from "../figures/format";
import { isShare, measureName, unit } from "../figures/measures";
import { shadeOf } from "../figures/classes";
import type { Sight } from "../state/sight";
import type { View } from "../state/view";
import { hatch, Hatches } from "./Areas";
import { roundBelow, widthOf } from "./ways";

function range(sight: Sight, at: number): string {
  const { limits, share } = sight.classes;
  const low = limits[at - 1] ?? 0;
  const high = limits[at];
  if (share) {
    const from = low < 1e-6 ? "more than 0 %" : percent(low).replace(".0 ", " ");
    return high === undefined ? `${from} and more` : `${from} to under ${percent(high).replace(".0 ", " ")}`;
  }
  return high === undefined ? `${short(low)} and more` : `${short(low)} to ${short(high - 1)}`;
}

function Swatch({ shade, id }: { shade: number | "x"; id: string }) {
  return (
    <svg width="26" height="16" aria-hidden="true">
      <rect class={`fill s${shade}`} width="26" height="16" />
      <rect
        class="hatched"
        width="26"
        height="16"
        fill={shade === 0 ? "#fff" : `url(#${hatch(id, shade === "x" ? 9 : shade)})`}
      />
      <rect width="25" height="15" x="0.5" y="0.5" fill="none" stroke="#555" />
    </svg>
  );
}

export function Legend(props: { about: About; sight: Sight; view: View; month: number | null; widest: number }) {
  const { sight, view, month, widest } = props;
  const share = isShare(sight.measure);
  const classes = sight.classes.limits.map((_, at) => at + 1).reverse();
  const none = sight.areas.some(({ at }) => at === null);
  const nobody = sight.areas.some(({ at }) => at === 0);
  const thick = roundBelow(widest);
  const id = "legend";
  return (
    <div class={`legend ${view.mono ? "mono " : ""}of-${sight.measure}`}>
      <svg width="0" height="0" aria-hidden="true">
        <Hatches id={id} />
      </svg>
      <div>
        <h3>
          {measureName(sight.measure)}, {month === null ? "all months" : monthName(props.about.months[month] ?? "")}
        </h3>
        <p>{unit(sight.measure, month)}</p>
        <ul>
          {classes.map((at) => (
            <li key={at}>
              <Swatch shade={shadeOf(at, sight.classes)} id={id} /> {range(sight, at)}
            </li>
          ))}
          {nobody && (
            <li>
              <Swatch shade={0} id={id} />{" "}
              {share ? "nobody reached" : sight.measure === "moved" ? "nobody, or fewer" : "nobody"}
            </li>
          )}
          {(sight.byDistrict || (!share && view.bubbles)) && sight.most > 0 && (
            <li>
              <svg width="26" height="16" aria-hidden="true">
                <circle class="bubble" cx="13" cy="8" r="7" />
              </svg>{" "}
              area of a bubble: {share ? "in need" : "the same"}, largest {short(sight.most)}
            </li>
          )}
          {none && (
            <li>
              <Swatch shade="x" id={id} /> {share ? "nobody in need" : "no figure"}
            </li>
          )}
        </ul>
      </div>
      {(props.about.places ?? []).length > 0 && (
        <div>
          <h3>Ways and places</h3>
          <ul>
            {thick > 0 &&
              [thick, thick / 5].map((mt) => (
                <li key={mt}>
                  <svg width="26" height="14" aria-hidden="true">
                    <path class="line road" d="M0,7H26" style={`stroke-width:${widthOf(mt, widest)}px`} />
                  </svg>{" "}
                  {tonnes(mt)}
                </li>
              ))}
            <li>
              <svg width="26" height="16" aria-hidden="true" class="cross">
                <path class="shut" d="M0,8H26" />
                <circle cx="13" cy="8" r="6" />
                <path d="M10,5l6,6m0,-6l-6,6" />
              </svg>{" "}
              shut in {month === null ? "some month" : "this month"}
            </li>
            <li>
              <svg width="26" height="14" aria-hidden="true" class="place crossing">
                <path d="M13,2l5,5l-5,5l-5,-5Z" />
              </svg>{" "}
              crossing
            </li>
            {(props.about.places ?? []).some(({ stores }) => stores?.length) && (
              <li>
                <svg width="26" height="14" aria-hidden="true" class="place">
                  <path class="store" d="M10,4h6v6h-6Z" />
                </svg>{" "}
                store
              </li>
            )}
          </ul>
        </div>
      )}
    </div>
  );
}
