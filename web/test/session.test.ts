import assert from "node:assert/strict";
import { test } from "node:test";
import { Lane } from "../src/ask/lane";
import { opened, readBoot, type Transport } from "../src/ask/transport";
import { type Question, Refused, type Request } from "../src/contract";
import { Session } from "../src/state/session";
import { Stopwatch } from "../src/state/stopwatch";
import { ABOUT, plan } from "./country";

const turn = () => new Promise((done) => setTimeout(done, 0));

/** An engine whose answers the test gives, in any order. */
function slow() {
  const asked: { request: Request; answer(value: unknown): void; refuse(error: unknown): void }[] = [];
  const transport: Transport = {
    linkNote: "",
    ask: <Answer>(request: Request) =>
      new Promise<Answer>((done, fail) => {
        if (request.ask === "about") done(ABOUT as Answer);
        else asked.push({ request, answer: (value) => done(value as Answer), refuse: fail });
      }),
  };
  const last = (ask: Request["ask"]) => {
    const found = asked.filter(({ request }) => request.ask === ask).at(-1);
    assert.ok(found, `nobody asked ${ask}`);
    return found;
  };
  return { transport, asked, last };
}

const answerPlan = (asked: { request: Request; answer(value: unknown): void }) => {
  if (asked.request.ask === "plan") asked.answer(plan(asked.request));
};

async function opened_(hash = "") {
  const engine = slow();
  const kept: string[] = [];
  const watch = new Stopwatch((seen) => setTimeout(seen, 0));
  const session = await Session.open(engine.transport, { scenario: "baseline" }, hash, (now) => kept.push(now), watch);
  await turn();
  return { session, kept, ...engine };
}

test("a page begins with what it was given", async () => {
  const { transport, asked } = slow();
  const begins = { scenario: "shut", changes: ["shut gate"], level: "district", objective: "fairest" } as const;
  await Session.open(transport, { ...begins, changes: [...begins.changes] }, "", () => {});
  await turn();
  assert.deepEqual(asked[0]?.request, { ask: "plan", ...begins, beside: null });
});

test("the plan is asked first, and the rest only once it is painted", async () => {
  const { session, asked, last } = await opened_();
  assert.deepEqual(
    asked.map(({ request }) => request.ask),
    ["plan"],
  );
  answerPlan(last("plan"));
  await turn();
  await turn();
  assert.equal(session.state.current, true);
  await turn();
  assert.equal(last("held").request.ask, "held");
  assert.equal(session.state.held.is, "awaited");
  assert.deepEqual(
    session.stopwatch.waits.map(({ what }) => what),
    ["plan"],
  );
});

test("an answer to what is no longer asked is dropped, even where it comes last", async () => {
  const { session, asked, last } = await opened_();
  answerPlan(last("plan"));
  await turn();
  session.change(["shut entry in 2021-11"]);
  await turn();
  const outdated = last("plan");
  session.change(["shut entry in 2021-12"]);
  await turn();
  answerPlan(last("plan"));
  await turn();
  answerPlan(outdated);
  await turn();
  assert.deepEqual(session.state.plan?.changes, ["shut entry in 2021-12"]);
  assert.equal(asked.filter(({ request }) => request.ask === "plan").length, 3);
});

test("nothing of before stands beside what is new", async () => {
  const { session, last } = await opened_();
  answerPlan(last("plan"));
  for (let at = 0; at < 4; at += 1) await turn();
  last("held").answer({ bottlenecks: [] });
  for (let at = 0; at < 4; at += 1) await turn();
  assert.equal(session.state.held.is, "there");
  session.change(["budget 1"]);
  assert.equal(session.state.current, false);
  assert.equal(session.state.held.is, "none");
  assert.equal(session.state.ranges.is, "none");
});

test("a refusal takes the plan away, and a step back brings it again without asking", async () => {
  const { session, asked, last } = await opened_();
  answerPlan(last("plan"));
  await turn();
  session.change(["shut nowhere"]);
  await turn();
  last("plan").refuse(new Refused({ what: "no place is called `nowhere`", help: "", change: 0 }));
  await turn();
  assert.equal(session.state.plan, null);
  assert.equal(session.state.refusal?.change, 0);
  const before = asked.filter(({ request }) => request.ask === "plan").length;
  session.undo();
  await turn();
  assert.equal(session.state.current, true);
  assert.equal(session.state.refusal, null);
  assert.equal(asked.filter(({ request }) => request.ask === "plan").length, before);
});

test("a plan of other months than the page shows is refused, not shown below wrong ones", async () => {
  const { session, last } = await opened_();
  const { request, answer } = last("plan");
  const now = plan(request as Question);
  answer({ ...now, areas: now.areas.map((area) => ({ ...area, need: area.need.slice(1) })) });
  await turn();
  assert.equal(session.state.plan, null);
  assert.match(session.state.refusal?.what ?? "", /plans 1 months/);
});

test("the address is kept with every step, and an address is taken up", async () => {
  const { session, kept, last } = await opened_("#s=shut&c=budget+1");
  assert.deepEqual(session.question.changes, ["budget 1"]);
  assert.equal(session.question.scenario, "shut");
  answerPlan(last("plan"));
  session.look({ month: 1 });
  assert.match(kept.at(-1) ?? "", /m=2021-12/);
  session.arrive("#s=baseline&c=budget+2");
  assert.deepEqual(session.question.changes, ["budget 2"]);
  session.undo();
  assert.deepEqual(session.question.changes, ["budget 1"]);
});

test("the address tells the measure that the page itself turned to, so that a link shows the same map", async () => {
  const { session, kept, last } = await opened_();
  answerPlan(last("plan"));
  await turn();
  session.change(["budget 1"]);
  await turn();
  answerPlan(last("plan"));
  await turn();
  assert.equal(session.state.view.measure, "lost");
  assert.match(kept.at(-1) ?? "", /v=lost/);
});

test("what a permission was before the reader's own change is known, also where the page opened with one", async () => {
  const { session, last } = await opened_("#s=baseline&c=open+entry+in+2021-12");
  answerPlan(last("plan"));
  for (let at = 0; at < 4; at += 1) await turn();
  assert.deepEqual("changes" in last("plan").request && last("plan").request, {
    ask: "plan",
    scenario: "baseline",
    changes: [],
    level: "province",
    objective: null,
    beside: null,
  });
  answerPlan(last("plan"));
  await turn();
  assert.equal(session.startShare("entry", 1, true), 0);
  assert.equal(session.startShare("entry", 0, true), 1);
});

test("a decision that was just taken back is not taken for what the scenario grants", async () => {
  const { session, last } = await opened_();
  answerPlan(last("plan"));
  await turn();
  session.change(["open entry in 2021-12"]);
  await turn();
  const now = plan(last("plan").request as Question);
  last("plan").answer({ ...now, access: [{ permission: "entry", share: [1, 1] }] });
  await turn();
  assert.equal(session.startShare("entry", 1, false), 1);
  session.change(["budget 1"]);
  assert.equal(session.state.current, false);
  assert.equal(session.startShare("entry", 1, false), 0);
});

test("the plan before is shown with its ways only where it serves the same people", async () => {
  for (const same of [true, false]) {
    const { session, last } = await opened_();
    answerPlan(last("plan"));
    await turn();
    session.change(["budget 1"]);
    await turn();
    const now = plan(last("plan").request as Question);
    const before_areas = same ? now.areas : now.areas.slice(1);
    last("plan").answer({ ...now, beside: { ...now.beside, before_areas } });
    for (let at = 0; at < 4; at += 1) await turn();
    session.lookAtBoth(true);
    await turn();
    assert.deepEqual(session.state.before?.changes, same ? [] : undefined);
    session.change([]);
    assert.equal(session.state.before, null);
  }
});

test("a lane works on one question at a time and leaves out what nobody waits for", async () => {
  const worked: string[] = [];
  const ends: (() => void)[] = [];
  const lane = new Lane(
    () => ({
      work: (request) => new Promise((done) => (worked.push(request), ends.push(() => done(request)))),
      stop: () => {},
    }),
    1e6,
  );
  const gone = new AbortController();
  const never = new AbortController().signal;
  const first = lane.ask("one", never);
  const second = lane.ask("two", gone.signal);
  const third = lane.ask("three", never);
  gone.abort();
  await turn();
  assert.deepEqual(worked, ["one"]);
  ends[0]?.();
  assert.equal(await first, "one");
  await assert.rejects(second);
  await turn();
  ends[1]?.();
  assert.equal(await third, "three");
  assert.deepEqual(worked, ["one", "three"]);
});

test("an engine that works for nobody is stopped, and the next question gets a new one", async () => {
  let made = 0;
  let stopped = 0;
  const lane = new Lane(
    () => (
      (made += 1),
      {
        work: (request) => (request === "long" ? new Promise(() => {}) : Promise.resolve(request)),
        stop: () => (stopped += 1),
      }
    ),
    0,
  );
  const gone = new AbortController();
  const long = lane.ask("long", gone.signal);
  await turn();
  gone.abort();
  await assert.rejects(long);
  assert.equal(await lane.ask("short", new AbortController().signal), "short");
  assert.deepEqual([made, stopped], [2, 1]);
});

test("an engine that failed is not asked again", async () => {
  let made = 0;
  const lane = new Lane(
    () => (
      (made += 1),
      {
        work: (request) => (request === "bad" ? Promise.reject(new Error("trap")) : Promise.resolve(request)),
        stop: () => {},
      }
    ),
    0,
  );
  const never = new AbortController().signal;
  await assert.rejects(lane.ask("bad", never));
  assert.equal(await lane.ask("good", never), "good");
  assert.equal(made, 2);
});

test("errors are the engine's own words, and what cannot be read says what helps", () => {
  assert.throws(
    () => opened({ error: { what: "no", help: "do", change: 1 } }),
    (error: Refused) => error.refusal.change === 1,
  );
  assert.deepEqual(opened({ a: 1 }), { a: 1 });
  assert.throws(
    () => readBoot("{"),
    (error: Refused) => /aidreach report/.test(error.refusal.help),
  );
});
