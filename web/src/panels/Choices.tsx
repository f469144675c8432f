// What is asked: from which scenario, by which level, striving for what, beside what; and steps back and forth.
import { useEffect, useState } from "preact/hooks";
import type { Level } from "../contract";
import { choiceName } from "../state/choice";
import type { Session } from "../state/session";

export function Choices({ session }: { session: Session }) {
  const { about, past, view } = session.state;
  const question = past.now;
  const live = session.can("held") || session.can("read");
  const languages = about.languages ?? [];
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
          <label>
            Scenario
            <select
              value={question.scenario}
              onChange={(event) => session.ask({ scenario: event.currentTarget.value })}
            >
              {about.scenarios.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {live && (
            <label>
              Beside
              <select
                value={question.beside ?? ""}
                onChange={(event) => session.ask({ beside: event.currentTarget.value || null })}
              >
                <option value="">the same scenario without changes</option>
                {about.scenarios
                  .filter(({ id }) => id !== question.scenario)
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </select>
            </label>
          )}
          {live && (
            <label>
              Areas
              <select
                value={question.level}
                onChange={(event) => session.ask({ level: event.currentTarget.value as Level })}
              >
                <option value="province">provinces</option>
                <option value="district">districts</option>
              </select>
            </label>
          )}
          {live && about.objectives && (
            <label>
              Objective
              <select
                value={question.objective ?? ""}
                onChange={(event) => session.ask({ objective: event.currentTarget.value || null })}
              >
                <option value="">as the scenario says</option>
                {about.objectives.map((id) => (
                  <option key={id} value={id}>
                    {choiceName(id)}
                  </option>
                ))}
              </select>
            </label>
          )}
          {languages.length > 0 && (
            <label>
              Names in
              <select value={view.language} onChange={(event) => session.look({ language: event.currentTarget.value })}>
                <option value="en">English</option>
                {languages
                  .filter(({ code }) => code !== "en")
                  .map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
              </select>
            </label>
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
