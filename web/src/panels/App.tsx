// The page: notes, what is asked, the map, the answer, and everything else behind tabs.
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Session } from "../state/session";
import type { State } from "../state/state";
import { sight } from "../state/sight";
import { TABS, type TabId } from "../state/view";
import { Changed } from "./Changed";
import { Choices } from "./Choices";
import { Details } from "./Details";
import { Figures } from "./Figures";
import { Headline } from "./Headline";
import { Levers } from "./Levers";
import { Limits } from "./Limits";
import { MapPanel } from "./MapPanel";
import { Months } from "./Months";
import { askedOf, Notes, usePrintedNotes } from "./Notes";
import { Otherwise } from "./Otherwise";
import { Permissions } from "./Permissions";
import { Refusal } from "./Refusal";

function useSession(session: Session): State {
  const [state, set] = useState(session.state);
  useEffect(() => {
    set(session.state);
    return session.watch(() => set(session.state));
  }, [session]);
  return state;
}

export function App({ session, title }: { session: Session; title: string }) {
  const state = useSession(session);
  const { about, plan, view, refusal, past } = state;
  const head = { ...about, ...(plan ?? {}) };
  const seen = useMemo(
    () => sight({ about, plan, view }, view.month),
    [about, plan, view.measure, view.month, view.language],
  );
  usePrintedNotes(head, title);
  useKeys(session);
  useUnfoldedPrint();
  const live = session.can("read");
  const named = live ? TABS : TABS.map((one) => (one.id === "changed" ? { ...one, name: "In short" } : one));
  const tabs = named.filter(
    ({ id }) => {
      switch (id) {
        case "changed":
        case "table":
        case "months":
          return true;
        case "permissions":
          return live;
        case "levers":
          return session.says("capacity");
        case "held":
          return session.can("held");
      }
    },
  );
  const tab = tabs.find(({ id }) => id === view.tab)?.id ?? "changed";
  return (
    <>
      <a
        class="skip"
        href="#answer"
        onClick={(event) => {
          // The address holds what is asked, so it must not be replaced by a place on the page.
          event.preventDefault();
          document.getElementById("answer")?.focus();
        }}
      >
        Skip to the answer
      </a>
      <Notes head={head} />
      <header>
        <h1>{title}</h1>
        <Choices session={session} />
        <p class="print-only">{askedOf(past.now, about.scenarios)}</p>
      </header>
      <main>
        <div class="left">
          {refusal && <Refusal refusal={refusal} session={session} />}
          <MapPanel session={session} sight={seen} />
        </div>
        <div class="right">
          {!refusal && <Headline session={session} />}
          <Details session={session} />
          {live && <Otherwise session={session} />}
          <Tabs tabs={tabs} now={tab} choose={(id) => session.look({ tab: id })} />
          <div class="panel" role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} tabIndex={0}>
            {refusal && tab !== "permissions" && tab !== "levers" ? (
              <p class="pending">There is no plan to show. Mend what is wrong with the change first.</p>
            ) : (
              <Panel tab={tab} session={session} seen={seen} />
            )}
          </div>
        </div>
      </main>
      <footer>
        <p>{(about.attribution ?? []).map((one) => one.replace(/\.$/, "")).join(". ")}</p>
      </footer>
    </>
  );
}

function Panel({ tab, session, seen }: { tab: TabId; session: Session; seen: ReturnType<typeof sight> }) {
  switch (tab) {
    case "changed":
      return <Changed session={session} />;
    case "permissions":
      return <Permissions session={session} />;
    case "levers":
      return <Levers session={session} />;
    case "held":
      return <Limits session={session} />;
    case "table":
      return <Figures session={session} sight={seen} />;
    case "months":
      return <Months session={session} />;
  }
}

function Tabs(props: { tabs: readonly { id: TabId; name: string }[]; now: TabId; choose(id: TabId): void }) {
  const { tabs, now, choose } = props;
  const keys = (event: KeyboardEvent) => {
    const at = tabs.findIndex(({ id }) => id === now);
    const to =
      event.key === "ArrowRight"
        ? at + 1
        : event.key === "ArrowLeft"
          ? at - 1
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? tabs.length - 1
              : null;
    if (to === null) return;
    event.preventDefault();
    const goal = tabs[(to + tabs.length) % tabs.length];
    if (!goal) return;
    choose(goal.id);
    document.getElementById(`tab-${goal.id}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Parts of the answer" onKeyDown={keys}>
      {tabs.map(({ id, name }) => (
        <button
          type="button"
          role="tab"
          key={id}
          id={`tab-${id}`}
          aria-selected={id === now}
          {...(id === now ? { "aria-controls": `panel-${id}` } : {})}
          tabIndex={id === now ? 0 : -1}
          onClick={() => choose(id)}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

/** What is folded away on the screen is printed all the same. */
function useUnfoldedPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const unfold = () => {
      opened = [
        ...document.querySelectorAll<HTMLDetailsElement>(".panel details:not([open]), .details details:not([open])"),
      ];
      for (const one of opened) one.open = true;
    };
    const fold = () => {
      for (const one of opened) one.open = false;
    };
    window.addEventListener("beforeprint", unfold);
    window.addEventListener("afterprint", fold);
    return () => {
      window.removeEventListener("beforeprint", unfold);
      window.removeEventListener("afterprint", fold);
    };
  }, []);
}

/** Steps back and forth by the keys that every program has for them. */
function useKeys(session: Session): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
      if (event.target instanceof HTMLInputElement && event.target.type !== "range" && event.target.type !== "checkbox")
        return;
      event.preventDefault();
      if (event.shiftKey) session.redo();
      else session.undo();
    };
    window.addEventListener("keydown", pressed);
    return () => window.removeEventListener("keydown", pressed);
  }, [session]);
}
