// Places beyond the frame: named at its edge, where the line to them leaves it.
import type { Point } from "../contract";
import type { Box } from "./labels";
import { width } from "./letters";

export interface Beyond {
  id: string;
  text: string;
  at: Point;
}
export interface AtEdge extends Beyond {
  /** Where the mark stands, on the edge. */
  x: number;
  y: number;
  anchor: "start" | "middle" | "end";
  /** Direction to the place, in degrees clockwise from the right. */
  turn: number;
  box: Box;
}

export function inside([x, y]: Point, paper: { width: number; height: number }): boolean {
  return x >= 0 && y >= 0 && x <= paper.width && y <= paper.height;
}

/** Most important first: who comes later makes room along the edge, or is left out where there is none. */
export function atEdge(beyond: readonly Beyond[], paper: { width: number; height: number }, size: number): AtEdge[] {
  const middle: Point = [paper.width / 2, paper.height / 2];
  const placed: AtEdge[] = [];
  for (const place of beyond) {
    const dx = place.at[0] - middle[0];
    const dy = place.at[1] - middle[1];
    const part = Math.min(
      Math.abs(dx) > 1e-6 ? (middle[0] - 8) / Math.abs(dx) : Infinity,
      Math.abs(dy) > 1e-6 ? (middle[1] - 8) / Math.abs(dy) : Infinity,
    );
    const x = middle[0] + dx * part;
    const y = middle[1] + dy * part;
    const side = Math.abs(dx) * middle[1] > Math.abs(dy) * middle[0];
    const turn = (Math.atan2(dy, dx) * 180) / Math.PI;
    const free = shifts().map((shift) =>
      boxed({ ...place, x: side ? x : x + shift * 3, y: side ? y + shift : y, turn }, paper, size),
    );
    const found = free.find(
      ({ box }) =>
        inside([box.left, box.top], paper) &&
        inside([box.right, box.bottom], paper) &&
        !placed.some((other) => over(box, other.box)),
    );
    if (found) placed.push(found);
  }
  return placed;
}

function shifts(): number[] {
  const steps = [0];
  for (let step = 8; step <= 160; step += 8) steps.push(step, -step);
  return steps;
}

function over(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function boxed(
  mark: Beyond & { x: number; y: number; turn: number },
  paper: { width: number; height: number },
  size: number,
): AtEdge {
  const wide = width(mark.text, size) + 14;
  const anchor = mark.x < paper.width * 0.34 ? "start" : mark.x > paper.width * 0.66 ? "end" : "middle";
  // Names at the upper and lower edge stand beside their arrow, away from the edge.
  const middle = anchor === "middle" ? mark.y + (mark.y > paper.height / 2 ? -10 : 10) : mark.y;
  const x = Math.min(Math.max(mark.x, 8), paper.width - 8);
  const y = Math.min(Math.max(middle, size * 0.7), paper.height - size * 0.7);
  const wished = anchor === "start" ? x : anchor === "end" ? x - wide : x - wide / 2;
  const left = Math.min(Math.max(wished, 0), paper.width - wide);
  const box = { left, top: y - size * 0.7, right: left + wide, bottom: y + size * 0.7 };
  return { ...mark, x, y: Math.min(Math.max(mark.y, 8), paper.height - 8), anchor, box };
}
