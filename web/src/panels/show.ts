// From a list to the map: what was chosen is marked there, and the map comes into sight.
import type { Session } from "../state/session";
import type { Chosen } from "../state/view";

export function showOnMap(session: Session, chosen: Chosen): void {
  session.look({ chosen });
  // After what was chosen has made room for itself.
  setTimeout(() => document.querySelector(".maps")?.scrollIntoView({ block: "nearest" }), 60);
}
