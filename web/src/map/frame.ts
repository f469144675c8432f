// From longitude and latitude to the paper, and what the reader moved there.
import { geoConicEqualArea } from "d3-geo";
import type { About, Point } from "../contract";

export type Project = (point: Point) => Point;

/** Where the reader moved the map: scale, then shift. */
export interface Moved {
  k: number;
  x: number;
  y: number;
}
export const UNMOVED: Moved = { k: 1, x: 0, y: 0 };

export function moved(point: Point, by: Moved): Point {
  return [point[0] * by.k + by.x, point[1] * by.k + by.y];
}

/** Points that must be seen: the shapes of areas, or where they lie. */
export function seen(about: About): Point[] {
  const shapes = [...about.areas.map(({ rings }) => rings), ...(about.outlines ?? []).map(({ rings }) => rings)];
  const points = shapes.flatMap((rings) => (rings ?? []).flat());
  return points.length > 0 ? points : about.areas.map(({ lonlat }) => lonlat);
}

/** Areas keep their size beside one another, whatever the country; the map fits the paper with a margin for names. */
export function fitted(points: readonly Point[], width: number, height: number, margin: number): Project {
  const lons = points.map(([lon]) => lon);
  const lats = points.map(([, lat]) => lat);
  const [west, east] = [Math.min(...lons), Math.max(...lons)];
  const [south, north] = [Math.min(...lats), Math.max(...lats)];
  const sixth = (north - south) / 6;
  const projection = geoConicEqualArea()
    .rotate([-(west + east) / 2, 0])
    .center([0, (south + north) / 2])
    .parallels([south + sixth, north - sixth])
    .scale(1000)
    .translate([0, 0]);
  const raw: Project = (point) => (projection(point) ?? [0, 0]) as Point;
  const flat = points.map(raw);
  const xs = flat.map(([x]) => x);
  const ys = flat.map(([, y]) => y);
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
  const scale = Math.min(
    (width - 2 * margin) / Math.max(right - left, 1e-6),
    (height - 2 * margin) / Math.max(bottom - top, 1e-6),
  );
  return (point) => {
    const [x, y] = raw(point);
    return [width / 2 + (x - (left + right) / 2) * scale, height / 2 + (y - (top + bottom) / 2) * scale];
  };
}

const one = (value: number) => Math.round(value * 10) / 10;

/** A closed shape with holes, as the `d` of a path that is filled by the even-odd rule. */
export function shape(rings: readonly (readonly Point[])[], project: Project): string {
  return rings.map((ring) => `${line(ring, project)}Z`).join("");
}

export function line(points: readonly Point[], project: Project): string {
  let path = "";
  let before = "";
  points.forEach((point, at) => {
    const [x, y] = project(point);
    const here = `${one(x)},${one(y)}`;
    if (here !== before) path += `${at === 0 ? "M" : "L"}${here}`;
    before = here;
  });
  return path;
}

/** Half the way along a line, for a mark on it. */
export function middle(points: readonly Point[], project: Project): Point {
  const flat = points.map(project);
  const lengths = flat.slice(1).map(([x, y], at) => Math.hypot(x - (flat[at]?.[0] ?? x), y - (flat[at]?.[1] ?? y)));
  let left = lengths.reduce((sum, length) => sum + length, 0) / 2;
  for (const [at, length] of lengths.entries()) {
    const from = flat[at];
    const to = flat[at + 1];
    if (from && to && left <= length && length > 0) {
      const part = left / length;
      return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
    }
    left -= length;
  }
  return flat[0] ?? [0, 0];
}
