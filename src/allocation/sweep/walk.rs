//! From no player on to all of them, along a tree of players who matter.
//!
//! At every step one search answers whether any free player could still raise the value. Where
//! none can, the flow and the cut at hand prove one value for all sets in between at once: the
//! flow is one for the smallest of them and so for all, and the cut lets no more pass for the
//! largest of them and so for all. Where some can, one of them is settled, first off, then on.

use super::gated::Gated;
use super::links::{Flow, Links};
use super::proof::{Fault, Proof};
use super::push::Search;
use super::reduce::{Reduced, Slim, Whole};
use super::span::Span;

/// The values of all sets of some free players, the others settled.
pub(super) struct Walk<'a> {
    ground: SmallNetwork<'a>,
    free: u128,
    states: Vec<State>,
    /// Most grams for each set of free players, by its bits.
    values: Vec<i64>,
    /// How many pairs of flow and cut were proven.
    pub(super) proofs: u64,
}

/// A small network with what searching it and proving what is found takes.
pub(super) struct SmallNetwork<'a> {
    gated: &'a Gated,
    net: Reduced,
    links: Links,
    search: Search,
    proof: Proof<'a>,
    /// The small arcs that wait for each player, or step with them.
    touched: Vec<Vec<u32>>,
    players: u128,
    growing: Vec<Growing>,
    whole: Whole,
    side: Vec<bool>,
}

/// A small arc whose room grows with players.
struct Growing {
    gate: u128,
    steps: u128,
    from: u32,
    to: u32,
    /// The link back along it, whose room is what it carries.
    back: u32,
}

/// A largest flow, and whether it has been proven to be a flow.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) flow: Flow,
    proven: bool,
    /// The players with whom it was.
    proven_for: u128,
}

impl State {
    pub(super) fn copy(&mut self, other: &State) {
        self.flow.copy(&other.flow);
        (self.proven, self.proven_for) = (other.proven, other.proven_for);
    }
}

impl<'a> SmallNetwork<'a> {
    /// One in which some players are on and others free.
    pub(super) fn new(gated: &'a Gated, on: u128, free: u128) -> SmallNetwork<'a> {
        let net = Reduced::new(gated, on, free);
        let touched = (0..128 - free.leading_zeros())
            .map(|player| {
                let touches = |n: &u32| player_of(gated, &net.arcs[*n as usize]) >> player & 1 == 1;
                (0..net.arcs.len() as u32).filter(touches).collect()
            })
            .collect();
        let links = Links::new(&net);
        SmallNetwork {
            search: Search::new(&net),
            proof: Proof::new(gated),
            touched,
            players: net.before().iter().fold(0, |all, arc| all | player_of(gated, arc)),
            growing: growing(gated, &net, &links),
            whole: net.nothing(gated.instance.arcs.len() - 1),
            side: vec![false; gated.instance.n_nodes as usize],
            links,
            gated,
            net,
        }
    }

    /// The players that anything hangs on.
    pub(super) fn players(&self) -> u128 {
        self.players
    }

    /// The largest flow with only these players on.
    pub(super) fn start(&mut self, on: u128) -> State {
        let mut flow = self.links.nothing();
        for arc in 0..self.net.arcs.len() {
            self.links.widen(&mut flow, arc, self.capacity(arc, on));
        }
        self.search.push(&self.links, &mut flow);
        State { flow, proven: false, proven_for: 0 }
    }

    /// Lets a player come on.
    pub(super) fn turn_on(&mut self, state: &mut State, on: u128, player: u32) {
        if self.widen(state, on, player) {
            self.push(state);
        }
    }

    /// Gives a player's arcs the room they get when the player comes on; whether any gets more.
    pub(super) fn widen(&mut self, state: &mut State, on: u128, player: u32) -> bool {
        let mut wider = false;
        for &arc in self.touched.get(player as usize).into_iter().flatten() {
            let arc = arc as usize;
            let more = self.capacity(arc, on | 1 << player) - self.capacity(arc, on);
            self.links.widen(&mut state.flow, arc, more);
            wider |= more > 0;
        }
        wider
    }

    /// Lets players go, and takes back what their arcs carry.
    pub(super) fn leave(&mut self, state: &mut State, on: u128, players: u128) {
        if players == 0 {
            return;
        }
        let (mut on, mut leaving) = (on, players);
        while leaving != 0 {
            let player = leaving.trailing_zeros();
            leaving &= leaving - 1;
            for &arc in self.touched.get(player as usize).into_iter().flatten() {
                let arc = arc as usize;
                let less = self.capacity(arc, on) - self.capacity(arc, on & !(1 << player));
                self.search.narrow(&self.links, &mut state.flow, (arc, less));
            }
            on &= !(1 << player);
        }
        self.search.take_back(&self.links, &mut state.flow);
        state.proven = false;
    }

    /// What other sets the flow of a state and the cut of the last search, which found no hope, prove
    /// the amount of.
    pub(super) fn span(&self, state: &State, on: u128) -> Span {
        let mut span = Span::of(on);
        let (search, flow) = (&self.search, &state.flow);
        for growing in &self.growing {
            if flow.room[growing.back as usize] > 0 {
                span.uses(growing.gate | growing.steps);
            }
            if search.seen(flow, growing.to) && !search.seen(flow, growing.from) {
                span.stops_at(growing.gate, growing.steps);
            }
        }
        span
    }

    /// Sends as much as there is room for.
    pub(super) fn push(&mut self, state: &mut State) {
        let before = state.flow.amount;
        self.search.push(&self.links, &mut state.flow);
        state.proven &= state.flow.amount == before;
    }

    /// A free player on a way by which more could go if all free players were on, if there is one.
    pub(super) fn hope(&mut self, state: &State, on: u128, free: u128) -> Option<u32> {
        let (gated, net) = (self.gated, &self.net);
        let open =
            |arc: usize| capacity(gated, net, arc, on | free) > capacity(gated, net, arc, on);
        let way = self.search.hope(&self.links, &state.flow, open)?;
        let players = way.fold(0, |all, arc| all | player_of(gated, &net.arcs[arc])) & free;
        // Players with few arcs have low bits: settling those with many first leaves less to do.
        (players != 0).then(|| 127 - players.leading_zeros())
    }

    /// Proves that a state's amount is the most for the players `on`, and with all of `reach` on.
    /// The last search must have been one for hope that found none.
    pub(super) fn prove(&mut self, state: &mut State, on: u128, reach: u128) -> Result<(), Fault> {
        let amount = state.flow.amount;
        // A flow that was proven stays one as players come on.
        state.proven &= on & state.proven_for == state.proven_for;
        if !state.proven {
            let (links, flow) = (&self.links, &state.flow);
            self.net.write_out(links.each_carried(flow), &mut self.whole);
            let value = self.proof.flow(on, &self.whole.flow)?;
            if value != amount {
                return Err(Fault::Gap { flow: value, cut: amount });
            }
            (state.proven, state.proven_for) = (true, on);
        }
        let (search, flow) = (&self.search, &state.flow);
        let whole = (&mut self.whole, &mut self.side[..]);
        self.net.side(reach, |node| search.seen(flow, node), whole);
        let cut = self.proof.cut(reach, &self.side)?;
        if cut != amount {
            return Err(Fault::Gap { flow: amount, cut });
        }
        Ok(())
    }

    fn capacity(&self, arc: usize, on: u128) -> i64 {
        capacity(self.gated, &self.net, arc, on)
    }
}

/// The small arcs whose room grows with players, those that wait for the same ones side by side.
fn growing(gated: &Gated, net: &Reduced, links: &Links) -> Vec<Growing> {
    let of = |&along: &u32| {
        let slim = &net.arcs[links.growing(along) as usize];
        let steps = steps_of(gated, slim);
        let (from, to) = (slim.from, slim.to);
        Growing { gate: slim.gate, steps, from, to, back: links.back(along) }
    };
    let mut growing: Vec<Growing> = links.growing.iter().map(of).collect();
    growing.sort_by_key(|arc| (arc.gate, arc.steps));
    growing
}

fn capacity(gated: &Gated, net: &Reduced, arc: usize, on: u128) -> i64 {
    let slim = &net.arcs[arc];
    match slim.steps {
        _ if slim.gate & !on != 0 => 0,
        None => slim.capacity,
        Some(n) => gated.steps[n].amounts[gated.step(on)],
    }
}

/// The players that a small arc waits for or steps with.
fn player_of(gated: &Gated, slim: &Slim) -> u128 {
    slim.gate | steps_of(gated, slim)
}

/// The players that a small arc steps with.
fn steps_of(gated: &Gated, slim: &Slim) -> u128 {
    let stepping = gated.stepping.iter().filter(|_| slim.steps.is_some());
    stepping.fold(0, |all, &player| all | 1 << player)
}

impl<'a> Walk<'a> {
    /// Values of all sets of the `free` lowest players, those in `on` being on besides.
    pub(super) fn new(gated: &'a Gated, on: u128, free: u32) -> Result<Walk<'a>, Fault> {
        let players = (1u128 << free) - 1;
        let mut ground = SmallNetwork::new(gated, on, players);
        let start = ground.start(on);
        let mut walk = Walk {
            ground,
            free: players,
            states: vec![State::default(); free as usize + 1],
            values: vec![0; 1 << free],
            proofs: 0,
        };
        walk.states[0] = start;
        walk.step(on, players, 0)?;
        Ok(walk)
    }

    /// Most grams for each set of free players, by its bits.
    pub(super) fn values(self) -> Vec<i64> {
        self.values
    }

    fn step(&mut self, on: u128, free: u128, depth: usize) -> Result<(), Fault> {
        let mut free = free;
        while let Some(player) = self.ground.hope(&self.states[depth], on, free) {
            free &= !(1 << player);
            // With the player on, one state further; afterwards this state goes on without.
            let (here, further) = self.states.split_at_mut(depth + 1);
            further[0].copy(&here[depth]);
            self.ground.turn_on(&mut further[0], on, player);
            self.step(on | 1 << player, free, depth + 1)?;
        }
        self.ground.prove(&mut self.states[depth], on, on | free)?;
        self.proofs += 1;
        self.fill(on, free, self.states[depth].flow.amount);
        Ok(())
    }

    /// One value for all sets between `on` and `on | free`.
    fn fill(&mut self, on: u128, free: u128, value: i64) {
        let on = (on & self.free) as usize;
        let free = free as usize;
        let mut set = free;
        loop {
            self.values[on | set] = value;
            if set == 0 {
                return;
            }
            set = (set - 1) & free;
        }
    }
}
