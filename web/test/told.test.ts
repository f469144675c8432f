import assert from "node:assert/strict";
import { test } from "node:test";
import { told } from "../src/ask/told";
import type { Transport } from "../src/ask/transport";
import { type Question, Refused, type Request } from "../src/contract";
import { Session } from "../src/state/session";
import { Stopwatch } from "../src/state/stopwatch";
import { ABOUT, BESIDE, plan } from "./country";

const watch = () => new Stopwatch((seen) => setTimeout(seen, 0));

const settled = async (session: Session) => {
  for (let n = 0; n < 50 && !session.state.current; n += 1) await new Promise((done) => setTimeout(done, 0));
};

test("a page of told answers tells its plans and refuses all else in words", async () => {
  const asIs = { changes: [], level: "province" as const, objective: null, beside: null };
  const shut = { ...plan({ ...asIs, scenario: "shut" }), beside: BESIDE };
  const about = { ...ABOUT, can: ["about", "plan"], words: [] };
  const transport = told({ mode: "told", told: { about, answers: { baseline: plan({ ...asIs, scenario: "baseline" }), shut } } });
  const never = new AbortController().signal;
  const asked = (scenario: string, otherwise: Partial<Question> = {}) =>
    transport.ask({ ask: "plan", scenario, ...asIs, ...otherwise }, never);
  assert.ok(await asked("baseline"));
  assert.ok(await asked("shut"));
  assert.ok(await asked("shut", { beside: "baseline" }));
  for (const otherwise of [{ changes: ["open gate"] }, { level: "district" as const }, { objective: "fairest" }, { beside: "shut" }])
    await assert.rejects(asked("baseline", otherwise), Refused);
  await assert.rejects(asked("unknown"), Refused);
  await assert.rejects(transport.ask({ ask: "held", scenario: "baseline", ...asIs }, never), Refused);
  const session = await Session.open(transport, { scenario: "shut" }, "", () => {}, watch());
  await settled(session);
  assert.equal(session.state.plan?.beside?.scenario, "baseline");
  assert.deepEqual([session.can("read"), session.can("held"), session.says("open")], [false, false, false]);
});

test("whoever may only open is offered nothing else", async () => {
  const words = [{ word: "open", example: "", meaning: "" }];
  const transport: Transport = {
    linkNote: "",
    ask: <Answer>(request: Request) =>
      Promise.resolve((request.ask === "about" ? { ...ABOUT, words } : plan(request as never)) as Answer),
  };
  const session = await Session.open(transport, {}, "", () => {}, watch());
  assert.deepEqual(["open", "shut", "partial", "capacity"].map((word) => session.says(word)), [true, false, false, false]);
});
