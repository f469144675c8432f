// What was refused, as the engine says it, with what can be done about it one click away.
import type { Refusal as What } from "../contract";
import { begun } from "../state/choice";
import { choices, reword, withChoice } from "../state/levers";
import { Quoted } from "./Quoted";
import type { Session } from "../state/session";

export function Refusal({ refusal, session }: { refusal: What; session: Session }) {
  const { changes } = session.question;
  const at = refusal.change;
  const wrong = at === null ? undefined : changes[at];
  const meant = wrong === undefined ? [] : choices(refusal.help);
  return (
    <section class="refusal" role="alert" id="answer" tabIndex={-1}>
      <h2>There is no plan for this</h2>
      {wrong !== undefined && at !== null && (
        <p>
          Change {at + 1}: <code>{wrong}</code>
        </p>
      )}
      <p>
        <Quoted text={refusal.what} />
      </p>
      {refusal.help && (
        <p>
          <Quoted text={begun(refusal.help)} />
        </p>
      )}
      <p class="buttons">
        {wrong !== undefined &&
          at !== null &&
          meant
            .map((choice) => withChoice(wrong, refusal.what, choice))
            .filter((change) => change !== wrong)
            .map((change) => (
              <button type="button" key={change} onClick={() => session.change(reword(changes, at, change))}>
                Use <code>{change}</code>
              </button>
            ))}
        {at !== null && wrong !== undefined && (
          <button type="button" onClick={() => session.change(reword(changes, at, ""))}>
            Remove this change
          </button>
        )}
        {session.state.past.before.length > 0 && (
          <button type="button" onClick={() => session.undo()}>
            Take the last step back
          </button>
        )}
        {changes.length > 0 && (
          <button type="button" onClick={() => session.reset()}>
            Remove all changes
          </button>
        )}
      </p>
    </section>
  );
}
