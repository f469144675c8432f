//! The sets of players whose value one flow and one cut prove.

/// All sets that hold the players a flow needs, and with whom nothing more passes a cut.
#[derive(Clone, Debug)]
pub(super) struct Span {
    on: u128,
    /// Of the players that are on, those without whom the flow is none.
    needed: u128,
    /// Players that together let more pass the cut; none where the span holds nothing else.
    stops: Vec<u128>,
}

impl Span {
    /// A span around a set, that nothing is known of yet.
    pub(super) fn of(on: u128) -> Span {
        Span { on, needed: 0, stops: Vec::new() }
    }

    /// The flow uses what these players hold open.
    pub(super) fn uses(&mut self, players: u128) {
        self.needed |= players & self.on;
    }

    /// An arc crosses the cut that waits for the players of a gate, and steps with others.
    pub(super) fn stops_at(&mut self, gate: u128, steps: u128) {
        let mut stop = |players: u128| {
            if players & !self.on != 0 && self.stops.last() != Some(&players) {
                self.stops.push(players);
            }
        };
        stop(gate);
        let mut steps = steps & !self.on;
        while steps != 0 {
            let player = steps & steps.wrapping_neg();
            steps ^= player;
            stop(gate | player);
        }
    }

    /// Whether the flow and the cut prove the value of a set, and that of all players up to `most`.
    pub(super) fn holds(&self, set: u128, most: u128) -> bool {
        self.needed & !set == 0 && self.stops.iter().all(|stop| stop & !most != 0)
    }
}
