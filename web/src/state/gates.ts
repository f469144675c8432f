// Places by which food comes in, to choose from.
import type { About, Place } from "../contract";

/** Crossings of the country; those on a neighbour's side and ports and airports, where something is asked of a way there. */
export function gates(about: About): Place[] {
  const asked = new Set<string>();
  for (const { from, to, permissions } of about.links ?? []) {
    if ((permissions ?? []).length > 0) [from, to].forEach((end) => asked.add(end));
  }
  const places = about.places ?? [];
  const own = places.filter(({ kind }) => kind === "crossing");
  const others = places.filter(
    ({ id, kind }) => ["foreign-crossing", "port", "airport"].includes(kind) && asked.has(id),
  );
  return [...own, ...others];
}
