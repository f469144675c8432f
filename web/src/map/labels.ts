// Which names stand on the map: the most important first, and none over another.
import { width } from "./letters";

export interface Wanted {
  key: string;
  text: string;
  /** Where the name belongs. */
  x: number;
  y: number;
  size: number;
  /** A name may stand beside its mark; an area's only in its middle. */
  beside: number | null;
  kind: string;
  rtl?: boolean;
}
export interface Placed extends Wanted {
  anchor: "start" | "middle" | "end";
  box: Box;
}
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function meets(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function candidates(wanted: Wanted): Placed[] {
  const { x, y, size, beside } = wanted;
  const wide = width(wanted.text, size);
  const high = size * 1.15;
  const at = (anchor: Placed["anchor"], cx: number, cy: number): Placed => {
    const left = anchor === "middle" ? cx - wide / 2 : anchor === "start" ? cx : cx - wide;
    return {
      ...wanted,
      x: cx,
      y: cy,
      anchor,
      box: { left, top: cy - high / 2, right: left + wide, bottom: cy + high / 2 },
    };
  };
  if (beside === null) {
    return [at("middle", x, y), at("middle", x, y + size * 0.9), at("middle", x, y - size * 0.9)];
  }
  return [
    at("start", x + beside, y),
    at("end", x - beside, y),
    at("middle", x, y - beside - size * 0.6),
    at("middle", x, y + beside + size * 0.6),
  ];
}

/** Names in order of importance, each where it is free, within the paper; others are left out. */
export function place(
  wanted: readonly Wanted[],
  paper: { width: number; height: number },
  taken: readonly Box[] = [],
): Placed[] {
  const boxes = [...taken];
  const placed: Placed[] = [];
  for (const name of wanted) {
    const free = candidates(name).find(
      ({ box }) =>
        box.left >= 0 &&
        box.right <= paper.width &&
        box.top >= 0 &&
        box.bottom <= paper.height &&
        !boxes.some((other) => meets(box, other)),
    );
    if (!free) continue;
    boxes.push(free.box);
    placed.push(free);
  }
  return placed;
}
