// Can a way replace what is shut?
import { useState } from "preact/hooks";
import type { Session } from "../state/session";
import { Pending } from "./Headline";
import { Sentences } from "./Changed";
import { Select } from "./Select";

export function Replace({ session }: { session: Session }) {
  const { about, standIn } = session.state;
  const gates = (about.places ?? []).filter(({ kind }) => kind === "crossing");
  const ports = (about.places ?? []).filter(({ kind }) => kind === "port" || kind === "airport");
  const [way, setWay] = useState(gates[0]?.id ?? "");
  return (
    <section class="replace">
      <h3>Can a way replace what is shut?</h3>
      <form
        class="inline"
        onSubmit={(event) => {
          event.preventDefault();
          if (way) void session.standIn(way);
        }}
      >
        <Select label="Crossing or port" value={way} choices={[...gates, ...ports]} set={setWay} />
        <button type="submit">Can it replace?</button>
      </form>
      <div aria-live="polite">
        {standIn && (
          <Pending
            is={standIn.answer.is}
            what="Whether it can"
            why={
              standIn.answer.is === "refused"
                ? `${standIn.answer.refusal.what} ${standIn.answer.refusal.help}`
                : undefined
            }
          >
            {standIn.answer.is === "there" && <Sentences said={standIn.answer.value.said} />}
          </Pending>
        )}
      </div>
    </section>
  );
}
