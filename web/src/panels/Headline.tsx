// The answer in a few figures and sentences, told to screen readers as soon as it is there.
import type { ComponentChildren } from "preact";
import type { Plan } from "../contract";
import { dollars, percent, signed, tonnes, whole } from "../figures/format";
import { fewerInNeed, isUnchanged } from "../figures/measures";
import type { Session } from "../state/session";

function Figure({
  name,
  figure,
  note,
  kind,
}: {
  name: string;
  figure: string;
  note?: string | undefined;
  kind?: string;
}) {
  return (
    <div class={`figure ${kind ?? ""}`}>
      <dt>{name}</dt>
      <dd>
        <b>{figure}</b>
        {note && <small>{note}</small>}
      </dd>
    </div>
  );
}

/** A budget, and how much of it can be spent where that is less. */
function budgetNote(budget: number, spendable: number | null | undefined): string {
  const set = `of a budget of ${dollars(budget)}`;
  return typeof spendable === "number" && spendable < budget
    ? `${set}, of which banks, cash and fuel let ${dollars(spendable)} be spent`
    : set;
}

/** Who is in need no more is lost to the plan, but is no loss: where need itself is less, that is said beside it. */
export function lostNote(plan: Plan): string {
  const fewer = fewerInNeed(plan);
  return fewer > 0
    ? `person-months served before that are served no more, also of people who are in need no more: ${whole(fewer)} person-months fewer are in need`
    : "person-months served before that can be served no more";
}

export function Headline({ session }: { session: Session }) {
  const { plan, current, refusal, about } = session.state;
  const beside = plan?.beside;
  const totals = plan?.totals;
  const than = about.scenarios.find(({ id }) => id === beside?.scenario)?.name ?? beside?.scenario;
  const unchanged =
    current && plan && isUnchanged(plan)
      ? `This alters nothing: as many are in need and reached as in “${than}”, in every area, month and phase${beside?.more_cost_usd === undefined ? "" : ", at the same cost"}.`
      : "";
  const spoken = !current
    ? refusal
      ? ""
      : "Planning."
    : [unchanged, ...(beside?.said.slice(0, 1) ?? []), ...(plan?.said.slice(0, 1) ?? [])].join(" ").trim();
  return (
    <section
      class={`headline${current ? "" : " dim"}${session.can("read") ? " live" : ""}`}
      id="answer"
      tabIndex={-1}
      aria-labelledby="headline-title"
      aria-busy={!current && !refusal}
    >
      <h2 id="headline-title">
        {beside ? "What it changes" : "Who is reached"}
        {!current && !refusal && <span class="working">Planning. What is dimmed is of before.</span>}
      </h2>
      <p class="visually-hidden" aria-live="polite" role="status">
        {spoken}
      </p>
      {unchanged && <p class="unchanged">{unchanged}</p>}
      {totals && (
        <dl class="figures">
          {plan && beside && (
            <>
              <Figure
                kind="lost"
                name="Lost"
                figure={whole(beside.total.lost)}
                note={lostNote(plan)}
              />
              <Figure
                kind="moved"
                name="Moved"
                figure={whole(beside.total.moved)}
                note="person-months that were not served before: other people, months or phases"
              />
              <Figure name="Net" figure={signed(beside.total.net)} note={`person-months beside “${than}”`} />
            </>
          )}
          <Figure
            name="Reached"
            figure={whole(totals.reached_person_months)}
            note={`of ${whole(totals.need_person_months)} person-months in need, ${percent(totals.need_person_months > 0 ? totals.reached_person_months / totals.need_person_months : 0)}`}
          />
          {typeof totals.cost_usd === "number" && (
            <Figure
              name="Cost"
              figure={dollars(totals.cost_usd)}
              note={
                typeof totals.budget_usd === "number"
                  ? budgetNote(totals.budget_usd, totals.spendable_usd)
                  : "no budget is set"
              }
            />
          )}
          {typeof totals.left_mt === "number" && totals.left_mt >= 0.5 && (
            <Figure name="Left over" figure={tonnes(totals.left_mt)} note="food that reaches nobody" />
          )}
        </dl>
      )}
    </section>
  );
}

/** Something that comes later, or is refused, said as such. */
export function Pending(props: {
  is: "none" | "awaited" | "there" | "refused";
  what: string;
  why?: string | undefined;
  children: ComponentChildren;
}) {
  switch (props.is) {
    case "none":
    case "awaited":
      return (
        <p class="pending" aria-busy="true">
          {props.what}: being worked out.
        </p>
      );
    case "refused":
      return (
        <p class="wrong">
          {props.what}: {props.why}
        </p>
      );
    case "there":
      return <>{props.children}</>;
  }
}
