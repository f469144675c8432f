// What every screen and every sheet of paper bears: who may read it, how old it is, what is assumed, and what it is not.
import { useEffect, useRef } from "preact/hooks";
import type { Head } from "../contract";

export function notesOf(head: Head): string[] {
  const date = head.pack_as_of ? `Sources up to ${head.pack_as_of}` : "Its sources are without dates";
  const pack = head.pack ? `${date} (pack ${head.pack}).` : `${date}.`;
  return [head.sharing_note, pack, head.assumed_note, head.clearance_note].filter((note): note is string =>
    Boolean(note),
  );
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
