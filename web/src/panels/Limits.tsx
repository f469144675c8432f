// What holds reach back: from need to reach, step by step, and the limits that would matter, each leading to the map.
import { whole } from "../figures/format";
import type { Session } from "../state/session";
import { showOnMap } from "./show";
import type { Chosen } from "../state/view";
import { Sentences } from "./Changed";
import { Pending } from "./Headline";

type Bottleneck = { links?: string[]; places?: string[]; permissions?: string[]; areas?: string[] };

/** Where on the map a limit is. */
export function spot(limit: Bottleneck, links: (permission: string) => string | undefined): Chosen | null {
  const [link] = limit.links ?? [];
  const [place] = limit.places ?? [];
  const [area] = limit.areas ?? [];
  const [permission] = limit.permissions ?? [];
  if (link) return { kind: "link", id: link };
  if (place) return { kind: "place", id: place };
  if (area) return { kind: "area", code: area };
  const of = permission === undefined ? undefined : links(permission);
  return of ? { kind: "link", id: of } : null;
}

export function Limits({ session }: { session: Session }) {
  const { held, about } = session.state;
  if (!session.can("held")) return <p>This page was written without what holds reach back.</p>;
  const cascade = held.is === "there" ? held.value.cascade : undefined;
  const bottlenecks = held.is === "there" ? (held.value.bottlenecks ?? []) : [];
  const linkOf = (permission: string) => about.permissions?.find(({ id }) => id === permission)?.links?.[0];
  return (
    <Pending is={held.is} what="What holds reach back" why={held.is === "refused" ? held.refusal.what : undefined}>
      {cascade && (
        <>
          <h3>From need to reach, in person-months</h3>
          <table class="cascade">
            <thead>
              <tr>
                <th scope="col">Step</th>
                <th scope="col">Left</th>
                <th scope="col" class="number">
                  Left
                </th>
                <th scope="col" class="number">
                  Lost at this step
                </th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">In need</th>
                <td class="bar">
                  <span style="width:100%" />
                </td>
                <td class="number">{whole(cascade.need)}</td>
                <td class="number" />
              </tr>
              {cascade.steps.map((step) => (
                <tr key={step.step}>
                  <th scope="row">{step.label}</th>
                  <td class="bar">
                    <span style={`width:${cascade.need > 0 ? (100 * step.left) / cascade.need : 0}%`} />
                    {step.lost > 0 && cascade.need > 0 && <i style={`width:${(100 * step.lost) / cascade.need}%`} />}
                  </td>
                  <td class="number">{whole(step.left)}</td>
                  <td class="number">{whole(step.lost)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          <Sentences said={cascade.said} />
        </>
      )}
      <h3>Limits that would reach more if they were raised</h3>
      {bottlenecks.length === 0 && <p>None was found.</p>}
      <ol class="limits">
        {bottlenecks.map((limit) => {
          const at = spot(limit, linkOf);
          return (
            <li key={limit.said}>
              {limit.said}{" "}
              {at && (
                <button
                  type="button"
                  class="link"
                  onClick={() => showOnMap(session, at)}
                  aria-label={`Show on the map: ${limit.said}`}
                >
                  Show on the map
                </button>
              )}
            </li>
          );
        })}
      </ol>
      {held.is === "there" && held.value.left_with_nothing && held.value.left_with_nothing.length > 0 && (
        <>
          <h3>Left with nothing</h3>
          <Sentences said={held.value.left_with_nothing} />
        </>
      )}
    </Pending>
  );
}
