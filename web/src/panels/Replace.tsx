// Can a way replace what is shut?
import { useState } from "preact/hooks";
import { gates } from "../state/gates";
import type { Session } from "../state/session";
import { Pending } from "./Headline";
import { Sentences } from "./Changed";
import { Select } from "./Select";

export function Replace({ session }: { session: Session }) {
  const { about, standIn } = session.state;
  const choices = gates(about);
  const [way, setWay] = useState(choices[0]?.id ?? "");
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
        <Select label="Crossing or port" value={way} choices={choices} set={setWay} />
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
