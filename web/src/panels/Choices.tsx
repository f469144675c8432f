// What is asked: from which scenario, by which level, striving for what, beside what; and steps back and forth.
import { useEffect, useState } from "preact/hooks";
import type { Level } from "../contract";
import { choiceName } from "../state/choice";
import type { Session } from "../state/session";
import { Select } from "./Select";

const LEVELS: { id: Level; name: string }[] = [
  { id: "province", name: "provinces" },
  { id: "district", name: "districts" },
];
/** The name of a language in English, as the browser knows it; else its code. */
function languageName(code: string): string {
  try {
    return new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

const ENGLISH = { id: "en", name: "English" };

export function Choices({ session }: { session: Session }) {
  const { about, past, view } = session.state;
  const question = past.now;
  const live = session.can("held") || session.can("read");
  const languages = about.languages ?? [];
  const levels = LEVELS.filter(({ id }) => about.levels === undefined || about.levels.includes(id));
  // On a phone the map comes first: what is seldom changed is folded away.
  const [open, setOpen] = useState(() => !window.matchMedia("(max-width: 900px)").matches);
  useEffect(() => {
    const narrow = window.matchMedia("(max-width: 900px)");
    const fit = () => setOpen(!narrow.matches);
    narrow.addEventListener("change", fit);
    return () => narrow.removeEventListener("change", fit);
  }, []);
  const scenario = about.scenarios.find(({ id }) => id === question.scenario);
  const name = scenario?.name ?? question.scenario;
  const why = scenario?.why?.replace(/\s+/g, " ");
  return (
    <div class="asked">
      <details class="folded" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>Scenario: {name}</summary>
        <div class="choices">
          <Select
            label="Scenario"
            value={question.scenario}
            choices={about.scenarios}
            set={(scenario) => session.ask({ scenario })}
          />
          {live && (
            <Select
              label="Beside"
              value={question.beside ?? ""}
              none="the same scenario without changes"
              choices={about.scenarios.filter(({ id }) => id !== question.scenario)}
              set={(beside) => session.ask({ beside: beside || null })}
            />
          )}
          {live && levels.length > 1 && (
            <Select
              label="Areas"
              value={question.level}
              choices={levels}
              set={(level) => session.ask({ level: level as Level })}
            />
          )}
          {live && about.objectives && about.objectives.length > 0 && (
            <Select
              label="Objective"
              value={question.objective ?? ""}
              none="as the scenario says"
              choices={about.objectives.map((id) => ({ id, name: choiceName(id) }))}
              set={(objective) => session.ask({ objective: objective || null })}
            />
          )}
          {languages.length > 0 && (
            <Select
              label="Names in"
              value={view.language}
              choices={[ENGLISH, ...languages.map(({ code }) => ({ id: code, name: languageName(code) }))]}
              set={(language) => session.look({ language })}
            />
          )}
        </div>
        {why && (
          <details class="why">
            <summary>About this scenario</summary>
            <p class="explained">{why}</p>
          </details>
        )}
      </details>
      {live && (
        <div class="steps" role="group" aria-label="Steps">
          <button type="button" disabled={past.before.length === 0} onClick={() => session.undo()}>
            Undo
          </button>
          <button type="button" disabled={past.after.length === 0} onClick={() => session.redo()}>
            Redo
          </button>
          <button
            type="button"
            disabled={question.changes.length === 0 && !question.objective && !question.beside}
            onClick={() => session.reset()}
          >
            Reset
          </button>
        </div>
      )}
    </div>
  );
}
