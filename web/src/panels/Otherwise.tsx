// What is otherwise: every change in words, to be reworded or removed; and a box for another one.
import { useEffect, useRef, useState } from "preact/hooks";
import type { About, ReadChange, Refusal } from "../contract";
import { add, choices, reword, withChoice } from "../state/levers";
import type { Session } from "../state/session";
import { refusalOf } from "../state/state";
import { begun } from "../state/choice";
import { Quoted } from "./Quoted";
import { copy, download } from "./copy";

export function Otherwise({ session }: { session: Session }) {
  const { plan, current, past } = session.state;
  const { changes } = past.now;
  const explained = current && plan?.explained?.length === changes.length ? plan.explained : [];
  const [editing, setEditing] = useState<number | null>(null);
  return (
    <section class="otherwise" aria-labelledby="otherwise-title">
      <h2 id="otherwise-title">What is otherwise</h2>
      <div class="list" tabIndex={0} role="region" aria-label="Changes">
        {changes.length === 0 && (
          <p>Nothing yet. Click a crossing or an area on the map, a month of a permission, or write a change.</p>
        )}
        <ol>
          {changes.map((change, at) => (
            <li key={`${at} ${change}`}>
              {editing === at ? (
                <Words
                  session={session}
                  first={change}
                  label={`Change ${at + 1} in words`}
                  button="Keep"
                  take={(words) => {
                    setEditing(null);
                    session.change(reword(changes, at, words));
                  }}
                  leave={() => setEditing(null)}
                />
              ) : (
                <>
                  <span>
                    <code>{change}</code>
                    {explained[at] && <span class="explained">{explained[at]}</span>}
                  </span>
                  <span class="buttons">
                    <button type="button" onClick={() => setEditing(at)} aria-label={`Edit: ${change}`}>
                      Edit
                    </button>
                    <button
                      type="button"
                      onClick={() => session.change(reword(changes, at, ""))}
                      aria-label={`Remove: ${change}`}
                    >
                      Remove
                    </button>
                  </span>
                </>
              )}
            </li>
          ))}
        </ol>
      </div>
      <Words
        session={session}
        first=""
        label="Another change in words"
        button="Add"
        take={(words) => session.change(add(changes, words))}
      />
      <Keep session={session} />
    </section>
  );
}

/** A change that could be said of this country. */
function sample({ places, months }: About, word: string): string {
  const gate = places?.find(({ kind }) => kind === "crossing")?.name ?? "…";
  return `${word} ${gate} in ${months[Math.floor(months.length / 2)] ?? "…"}`;
}

/** A change in words: what it means, or what it could be, is told while it is written. */
function Words(props: {
  session: Session;
  first: string;
  label: string;
  button: string;
  take(words: string): void;
  leave?: () => void;
}) {
  const { session, first, label, button, take, leave } = props;
  const [words, setWords] = useState(first);
  const [read, setRead] = useState<ReadChange | null>(null);
  const [wrong, setWrong] = useState<Refusal | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const { scenario, level } = session.question;
  const example = sample(session.state.about, session.says("shut") ? "shut" : "open");
  useEffect(() => {
    setRead(null);
    setWrong(null);
    if (words.trim() === "" || !session.can("read")) return;
    const round = new AbortController();
    const wait = setTimeout(async () => {
      try {
        const answer = await session.once<ReadChange>(
          { ask: "read", scenario, change: words.trim(), level },
          round.signal,
        );
        if (!round.signal.aborted) setRead(answer);
      } catch (error) {
        if (!round.signal.aborted) setWrong(refusalOf(error));
      }
    }, 250);
    return () => {
      clearTimeout(wait);
      round.abort();
    };
  }, [words, scenario, level]);
  useEffect(() => {
    if (leave) box.current?.focus();
  }, []);
  const meant = wrong ? choices(wrong.help) : [];
  return (
    <form
      class="words"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.trim() === "" || wrong) return box.current?.focus();
        take(words.trim());
        setWords("");
      }}
      onKeyDown={(event) => event.key === "Escape" && leave?.()}
    >
      <label>
        {label}
        <input
          ref={box}
          value={words}
          placeholder={example}
          autocomplete="off"
          spellcheck={false}
          aria-invalid={wrong ? "true" : "false"}
          onInput={(event) => setWords(event.currentTarget.value)}
          onPaste={(event) => {
            // Changes that were copied as words, one on a line, are taken all at once.
            const lines = event.clipboardData?.getData("text").trim().split(/\r?\n/) ?? [];
            if (lines.length < 2 || leave) return;
            event.preventDefault();
            session.change(lines.reduce(add, [...session.question.changes]));
          }}
        />
      </label>
      <span class="buttons">
        <button type="submit">{button}</button>
        {leave && (
          <button type="button" onClick={leave}>
            Leave as it was
          </button>
        )}
      </span>
      <p class={wrong ? "wrong" : "explained"} aria-live="polite">
        {read?.meaning}
        {wrong && (
          <>
            <Quoted text={`${wrong.what}. `} />
            <Quoted text={begun(wrong.help)} />
          </>
        )}
      </p>
      {wrong && meant.length > 0 && (
        <p class="buttons">
          {meant.map((choice) => (
            <button type="button" key={choice} onClick={() => setWords(withChoice(words.trim(), wrong.what, choice))}>
              {choice}
            </button>
          ))}
        </p>
      )}
      {leave === undefined && <Grammar session={session} />}
    </form>
  );
}

/** How changes are said; the examples are of no country in particular. */
function Grammar({ session }: { session: Session }) {
  const words = session.state.about.words ?? [];
  if (words.length === 0) return null;
  return (
    <details>
      <summary>What can be said</summary>
      <dl>
        {words.map(({ word, example, meaning }) => (
          <div key={word}>
            <dt>
              <code>
                {word} {example}
              </code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** A link to this state, and the scenario as a file that the program reads. */
function Keep({ session }: { session: Session }) {
  const [said, setSaid] = useState("");
  const { changes } = session.question;
  const save = async () => {
    setSaid("Writing the scenario.");
    try {
      const answer = await session.once<{ id: string; text: string }>(
        { ask: "scenario", ...session.question },
        new AbortController().signal,
      );
      download(`${answer.id}.toml`, answer.text);
      setSaid(`${answer.id}.toml is in your downloads. The program plans with it: aidreach plan ${answer.id}.toml`);
    } catch (error) {
      const refusal = refusalOf(error);
      setSaid(`${refusal.what} ${refusal.help}`);
    }
  };
  return (
    <p class="buttons">
      <button type="button" onClick={async () => setSaid(await copy(location.href, session.transport.linkNote))}>
        Copy link
      </button>
      {changes.length > 0 && (
        <button
          type="button"
          onClick={async () =>
            setSaid(await copy(`${changes.join("\n")}\n`, "The changes are copied as words, one on a line."))
          }
        >
          Copy changes as words
        </button>
      )}
      {session.can("scenario") && (
        <button type="button" onClick={save}>
          Save as scenario file
        </button>
      )}
      <span role="status">{said}</span>
    </p>
  );
}
