// One session at the page: what is asked, what is known of the answer, and what is still awaited.
//
// Answers to a question that is no longer the one asked are dropped. Once something else is asked, what was known is
// marked as of before until the new plan is in; what comes after the plan (limits, ranges) is taken away at once.
import type { About, Held, Level, Plan, Question, Ranges, StandIn } from "../contract";
import { broken, type Transport } from "../ask/transport";
import * as address from "./address";
import { Stopwatch } from "./stopwatch";
import { cells } from "./decided";
import { begin, type Begins, type Past, redo, same, start, step, undo } from "./question";
import { Starts } from "./starts";
import { lookAt, refusalOf, type State } from "./state";
import { FIRST_VIEW, type View } from "./view";

const KEPT = 40;
/** So long nothing else is asked before the range is worked out, in ms: about the time between two clicks. */
const QUIET_MS = 800;

const quiet = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** A scenario may plan fewer months than the page knows: its figures would then stand below other months. */
function demandMonths(about: About, plan: Plan): void {
  const other = plan.areas.find(({ need }) => need.length !== about.months.length);
  if (!other) return;
  const id = plan.scenario ?? "SCENARIO";
  throw broken(
    `This scenario plans ${other.need.length} months; this page shows the ${about.months.length} from ${about.months[0]} to ${about.months.at(-1)}.`,
    `Use the program itself: \`aidreach plan ${id}\`.`,
  );
}

export class Session {
  state: State;
  private readonly starts = new Starts();
  private watchers = new Set<() => void>();
  private abouts = new Map<Level, About>();
  private kept = new Map<string, unknown>();
  private round = new AbortController();
  private standInRound = new AbortController();

  private constructor(
    readonly transport: Transport,
    about: About,
    past: Past,
    view: View,
    private readonly keep: (hash: string) => void,
    readonly stopwatch: Stopwatch,
  ) {
    this.abouts.set(about.level ?? "province", about);
    this.state = {
      past,
      view,
      about,
      plan: null,
      current: false,
      before: null,
      refusal: null,
      held: { is: "none" },
      ranges: { is: "none" },
      standIn: null,
    };
  }

  /** Asks what there is, takes up what the address says, and asks for the first plan. */
  static async open(
    transport: Transport,
    begins: Begins,
    hash: string,
    keep: (hash: string) => void,
    stopwatch = new Stopwatch(),
  ): Promise<Session> {
    const never = new AbortController().signal;
    const about = await transport.ask<About>({ ask: "about", level: "province" }, never);
    // A scenario of the reader's own is asked for by name; an unknown one is refused by the engine, not replaced.
    const first = begin(begins.scenario ?? about.scenarios[0]?.id ?? "baseline", begins);
    const said = address.read(hash, first, FIRST_VIEW, about.months);
    const session = new Session(transport, about, start(said.question), said.view, keep, stopwatch);
    void session.answer();
    return session;
  }

  watch(watcher: () => void): () => void {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  }

  get question(): Question {
    return this.state.past.now;
  }

  look(view: Partial<View>): void {
    this.set({ view: { ...this.state.view, ...view } });
    this.remember();
  }

  /** Asks something else. */
  ask(change: Partial<Question>): void {
    this.go(step(this.state.past, { ...this.question, ...change }));
  }

  change(changes: readonly string[]): void {
    this.ask({ changes });
  }

  undo(): void {
    this.go(undo(this.state.past));
  }

  redo(): void {
    this.go(redo(this.state.past));
  }

  /** Back to the scenario as it is, which can be taken back as well. */
  reset(): void {
    this.ask({ changes: [], objective: null, beside: null });
  }

  /** Takes up an address that was typed or opened. */
  arrive(hash: string): void {
    const { about, view } = this.state;
    const said = address.read(hash, this.question, view, about.months);
    this.set({ view: said.view });
    this.go(step(this.state.past, said.question));
  }

  private go(past: Past): void {
    if (same(past.now, this.question) && past === this.state.past) return;
    this.stopwatch.clicked();
    this.set({ past });
    this.remember();
    void this.answer();
  }

  private remember(): void {
    this.keep(address.write(this.question, this.state.view, this.state.about.months));
  }

  private set(part: Partial<State>): void {
    this.state = { ...this.state, ...part };
    for (const watcher of this.watchers) watcher();
  }

  private async answer(): Promise<void> {
    this.round.abort();
    this.standInRound.abort();
    const round = (this.round = new AbortController());
    const question = this.question;
    this.set({
      current: false,
      before: null,
      refusal: null,
      held: { is: "none" },
      ranges: { is: "none" },
      standIn: null,
    });
    try {
      const about = await this.aboutAt(question.level, round.signal);
      const plan = await this.once<Plan>({ ask: "plan", ...question }, round.signal);
      if (round.signal.aborted) return;
      demandMonths(about, plan);
      this.starts.learn(question, plan);
      const view = lookAt(this.state.view, this.state.plan, plan);
      const looksElse = view !== this.state.view;
      this.set({ about, plan, view, current: true });
      if (looksElse) this.remember();
      await this.stopwatch.painted("plan");
    } catch (error) {
      if (round.signal.aborted) return;
      // A plan of another question must not stand beside a refusal.
      this.set({ refusal: refusalOf(error), plan: null });
      return;
    }
    await this.learnBefore(round.signal);
    await this.learnStart(round.signal);
    await this.later("held", round.signal);
    await this.later("ranges", round.signal);
  }

  /** A page opened with changes has not seen yet what its scenario grants without them. */
  private async learnStart(signal: AbortSignal): Promise<void> {
    const { scenario, level } = this.question;
    if (signal.aborted || this.starts.knows(scenario) || !this.can("read")) return;
    const question = { scenario, changes: [], level, objective: null, beside: null };
    try {
      this.starts.learn(question, await this.once<Plan>({ ask: "plan", ...question }, signal));
    } catch {
      // The clicks then take the permission as granted; the plan itself says how it stands.
    }
  }

  /** Shows the plan before beside the plan after. */
  lookAtBoth(two: boolean): void {
    // Before, nobody had lost anything: both are compared by who is reached.
    const { measure } = this.state.view;
    this.look(two && (measure === "lost" || measure === "moved") ? { two, measure: "coverage" } : { two });
    void this.learnBefore(this.round.signal);
  }

  /** The plan before with its ways, where both are looked at. */
  private async learnBefore(signal: AbortSignal): Promise<void> {
    const { plan, view, current } = this.state;
    const { beside } = plan ?? {};
    if (!view.two || !current || !beside || signal.aborted || !this.can("read")) return;
    const { level, objective } = this.question;
    const question = { scenario: beside.scenario, changes: [], level, objective, beside: null };
    try {
      const before = await this.once<Plan>({ ask: "plan", ...question }, signal);
      // The reference may be another plan of that scenario: its ways would then not fit its people.
      const fits = JSON.stringify(before.areas) === JSON.stringify(beside.before_areas);
      if (!signal.aborted && fits) this.set({ before });
    } catch {
      // The map before then says that its ways are not known.
    }
  }

  /** What a permission is granted in a month before the reader's own decision on it. */
  startShare(permission: string, month: number, own: boolean): number {
    const { plan, current, about } = this.state;
    const now = plan?.access?.find((row) => row.permission === permission)?.share[month];
    // Until the new plan is in, that of before may still hold a decision that was just taken back.
    const mine = own || (!current && cells(plan?.changes ?? [], permission, about.months)[month]);
    if (!mine && now !== undefined) return now;
    return this.starts.share(this.question.scenario, permission, month) ?? 1;
  }

  private async later(what: "held" | "ranges", signal: AbortSignal): Promise<void> {
    if (signal.aborted || !this.can(what)) return;
    this.set({ [what]: { is: "awaited" } });
    // Whoever is still clicking should not find the engine at work on what takes longest.
    if (what === "ranges") await quiet(QUIET_MS);
    if (signal.aborted) return;
    try {
      const value = await this.once<Held & Ranges>({ ask: what, ...this.question }, signal);
      if (signal.aborted) return;
      this.set({ [what]: { is: "there", value } });
      await this.stopwatch.painted(what);
    } catch (error) {
      if (!signal.aborted) this.set({ [what]: { is: "refused", refusal: refusalOf(error) } });
    }
  }

  /** Whether the engine can be asked for this at all. */
  can(what: string): boolean {
    return this.state.about.can.includes(what);
  }

  /** Whether a change that begins with this word can be asked for. */
  says(word: string): boolean {
    const { words } = this.state.about;
    return this.can("read") && (words === undefined || words.some((known) => known.word === word));
  }

  async standIn(way: string): Promise<void> {
    this.standInRound.abort();
    const round = (this.standInRound = new AbortController());
    this.set({ standIn: { way, answer: { is: "awaited" } } });
    try {
      const request = { ask: "stand-in" as const, ...this.question, way };
      const value = await this.once<StandIn>(request, round.signal);
      if (!round.signal.aborted) this.set({ standIn: { way, answer: { is: "there", value } } });
    } catch (error) {
      if (round.signal.aborted) return;
      this.set({ standIn: { way, answer: { is: "refused", refusal: refusalOf(error) } } });
    }
  }

  private async aboutAt(level: Level, signal: AbortSignal): Promise<About> {
    const known = this.abouts.get(level);
    if (known) return known;
    const about = await this.transport.ask<About>({ ask: "about", level }, signal);
    this.abouts.set(level, about);
    return about;
  }

  /** The same request has the same answer, so a step back is answered at once. */
  async once<Answer>(request: Parameters<Transport["ask"]>[0], signal: AbortSignal): Promise<Answer> {
    const key = JSON.stringify(request);
    const known = this.kept.get(key);
    if (known !== undefined) return known as Answer;
    const answer = await this.transport.ask<Answer>(request, signal);
    this.kept.set(key, answer);
    const oldest = this.kept.keys().next().value;
    if (this.kept.size > KEPT && oldest !== undefined) this.kept.delete(oldest);
    return answer;
  }
}
