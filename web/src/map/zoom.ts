// Moving the map by wheel, finger, mouse and key, with d3-zoom, which knows the ways of all browsers.
import { select } from "d3-selection";
import { type D3ZoomEvent, zoom, zoomIdentity } from "d3-zoom";
import type { Moved } from "./frame";

export interface Pan {
  zoom(by: number): void;
  shift(dx: number, dy: number): void;
  /** Takes up where another map was moved. */
  follow(moved: Moved): void;
  stop(): void;
}

/** So far a reader can come near: closer, shapes of this fineness say nothing more. */
const NEAREST = 14;

export function panning(
  svg: SVGSVGElement,
  size: { width: number; height: number },
  move: (moved: Moved) => void,
): Pan {
  let following = false;
  let frame = 0;
  const behaviour = zoom<SVGSVGElement, unknown>()
    .scaleExtent([1, NEAREST])
    .extent([
      [0, 0],
      [size.width, size.height],
    ])
    .translateExtent([
      [-size.width * 0.6, -size.height * 0.6],
      [size.width * 1.6, size.height * 1.6],
    ])
    .filter((event: Event) => {
      if (event instanceof WheelEvent) return true;
      // One finger scrolls the page until the reader has zoomed in.
      if ("touches" in event) {
        const near = (svg as { __zoom?: { k: number } }).__zoom?.k ?? 1;
        return (event as TouchEvent).touches.length > 1 || near > 1;
      }
      return !("button" in event) || (event as MouseEvent).button === 0;
    })
    .on("zoom", (event: D3ZoomEvent<SVGSVGElement, unknown>) => {
      if (following) return;
      const { k, x, y } = event.transform;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => move({ k, x, y }));
      svg.style.touchAction = k > 1 ? "none" : "pan-y";
    });
  const selected = select(svg);
  selected.call(behaviour).on("dblclick.zoom", null);
  svg.style.touchAction = "pan-y";
  return {
    zoom: (by) => behaviour.scaleBy(selected, by),
    shift: (dx, dy) => {
      const near = (svg as { __zoom?: { k: number } }).__zoom?.k ?? 1;
      behaviour.translateBy(selected, dx / near, dy / near);
    },
    follow: ({ k, x, y }) => {
      following = true;
      behaviour.transform(selected, zoomIdentity.translate(x, y).scale(k));
      following = false;
    },
    stop: () => {
      cancelAnimationFrame(frame);
      selected.on(".zoom", null);
    },
  };
}
