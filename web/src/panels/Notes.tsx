// What every screen and every sheet of paper bears: who may read it, how old it is, what is assumed, and what it is not.
import { useEffect, useRef } from "preact/hooks";
import type { Head, Question } from "../contract";
import { choiceName } from "../state/choice";
import type { Session } from "../state/session";

export function notesOf(head: Head): string[] {
  const pack = head.pack ? `Pack ${head.pack}.` : undefined;
  return [head.sharing_note, head.rounded_note, pack, head.rests_on_note].filter((note): note is string => Boolean(note));
}

/** What is asked, in a sentence or more: a figure that leaves the page takes it along. */
export function askedOf(question: Question, scenarios: readonly { id: string; name: string }[]): string {
  const name = (id: string) => scenarios.find((one) => one.id === id)?.name ?? id;
  const { scenario, changes, objective, beside } = question;
  return [
    `Scenario: ${name(scenario)}.`,
    changes.length > 0 ? `Otherwise: ${changes.join("; ")}.` : "Nothing is otherwise.",
    objective ? `Objective: ${choiceName(objective)}.` : "",
    beside ? `Beside: ${name(beside)}.` : "",
  ]
    .filter(Boolean)
    .join(" ");
}

/** What stands below a table that is copied: what is asked, and what it rests on. */
export function sourceOf(session: Session): string[] {
  const { about, plan } = session.state;
  return [askedOf(session.question, about.scenarios), ...notesOf(plan ?? about)];
}

export function Notes({ head }: { head: Head }) {
  const notes = notesOf(head);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    // What stays in sight below the notes must know how high they are.
    const watcher = new ResizeObserver(() => {
      document.documentElement.style.setProperty("--notes", `${element.offsetHeight}px`);
    });
    watcher.observe(element);
    return () => watcher.disconnect();
  }, []);
  return (
    <aside
      ref={box}
      class={`notes sharing-${head.sharing ?? "internal"}`}
      aria-label="Who may read this, and what it rests on"
    >
      {notes.map((note, at) =>
        at === 0 && head.sharing_note ? <strong key={note}>{note}</strong> : <span key={note}>{note}</span>,
      )}
    </aside>
  );
}

const quoted = (text: string) => `"${text.replace(/["\\]/g, "\\$&").replace(/\n/g, " ")}"`;

/** The same in the margin of every printed sheet. */
export function usePrintedNotes(head: Head, title: string): void {
  const notes = notesOf(head);
  const text = notes.join(" | ");
  useEffect(() => {
    const style = document.createElement("style");
    style.textContent = `@page { @top-left { content: ${quoted(title)}; } @top-right { content: ${quoted(head.sharing_note ?? "")}; } @bottom-left { content: ${quoted(notes.slice(head.sharing_note ? 1 : 0).join(" "))}; } @bottom-right { content: counter(page) " of " counter(pages); white-space: nowrap; } }`;
    document.head.append(style);
    return () => style.remove();
  }, [text, title]);
}
