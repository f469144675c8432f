//! A claim held against the network of its scenario, and what no claim proves by itself, planned again.

use super::exit::Failure;
use super::pack::Asked;
use crate::network::Network;
use crate::plan::{
    AsKnown, NoPlan, NotProven, Plan, Settings, as_known, is_full, plan, proven, proven_as_known,
    target,
};
use crate::scenario::Objective;
use num_rational::Ratio;

/// Why the check stops.
pub(super) enum Refused {
    /// The run is to blame: of which check, and why.
    Run(&'static str, String),
    /// It is not.
    Failure(Failure),
}

impl From<Failure> for Refused {
    fn from(why: Failure) -> Refused {
        Refused::Failure(why)
    }
}

impl From<NoPlan> for Refused {
    fn from(why: NoPlan) -> Refused {
        Refused::Run(AGAIN, why.to_string())
    }
}

pub(super) const RECORDED: &str = "what the manifest records can be planned";

pub(super) const PROOF: &str = "the proof is one for the network of the scenario";

pub(super) const AGAIN: &str = "every file is what planning and laying out again give";

/// What a claim is held against.
pub(super) struct ClaimBasis<'a> {
    pub(super) asked: &'a Asked,
    pub(super) network: &'a Network<'a>,
    pub(super) settings: Settings,
}

/// What the claims prove.
pub(super) enum Found {
    Hindsight(Box<Plan>),
    AsKnown(Box<AsKnown>),
}

impl ClaimBasis<'_> {
    pub(super) fn proven(
        &self,
        monthly: bool,
        claims: &[crate::certificate::Claim],
    ) -> Result<Found, Refused> {
        let refused = |why: NotProven| Refused::Run(PROOF, why.to_string());
        match (monthly, claims) {
            (true, claims) => {
                let of = (self.network.country, &self.asked.scenario);
                let run = proven_as_known(self.network, of, self.settings, claims);
                Ok(Found::AsKnown(Box::new(run.map_err(refused)?)))
            }
            (false, [claim]) => {
                let plan = proven(self.network, self.settings, claim);
                Ok(Found::Hindsight(Box::new(plan.map_err(refused)?)))
            }
            (false, claims) => {
                let why = format!("there are {} certificates of one plan", claims.len());
                Err(Refused::Run(PROOF, why))
            }
        }
    }

    /// Where some month is not planned as far as was asked for, all months are planned again.
    pub(super) fn made_again(&self, claimed: &AsKnown) -> Result<Vec<String>, Refused> {
        if claimed.steps.iter().all(|step| is_full(&step.plan, self.settings)) {
            return Ok(Vec::new());
        }
        let (country, scenario) = (self.network.country, &self.asked.scenario);
        let again = as_known(country, scenario, self.network.needed, self.settings)?;
        for (step, right) in claimed.steps.iter().zip(&again.steps) {
            if step.plan.claim != right.plan.claim {
                let month = self.network.window.month(step.period);
                let levels = [step, right].map(|step| step.plan.claim.level.word());
                let why = format!(
                    "the plan of {month}: level {} -> {}, or another plan of that level",
                    levels[0], levels[1]
                );
                return Err(Refused::Run(PROOF, why));
            }
        }
        Ok(vec!["that no month can be made more even: all were planned again".to_owned()])
    }

    /// What no claim proves by itself: that a target is the right one, and that a plan could not be made
    /// even where it is not.
    pub(super) fn planned_again(&self, claimed: &Plan) -> Result<Vec<String>, Refused> {
        let mut told = Vec::new();
        let (country, scenario) = (self.network.country, &self.asked.scenario);
        if let (
            Objective::CheapestFor(_),
            crate::certificate::Objective::CheapestFor { target: at },
        ) = (scenario.objective, claimed.claim.objective)
        {
            let right = target(country, scenario, self.network.needed)?;
            let claimed = Ratio::new(at.num, at.den);
            if claimed != right {
                let why = format!("its target: {claimed} person-months -> {right}");
                return Err(Refused::Run(PROOF, why));
            }
            told.push("the target, a share of what full access reaches".to_owned());
        }
        if !is_full(claimed, self.settings) {
            let again = plan(country, scenario, self.network.needed, self.settings)?;
            if again.claim != claimed.claim {
                let (level, right) = (claimed.claim.level.word(), again.claim.level.word());
                let why = format!(
                    "its level of proof: {level} -> {right}, or another plan of that level"
                );
                return Err(Refused::Run(PROOF, why));
            }
            told.push("that the plan cannot be made more even: it was planned again".to_owned());
        }
        Ok(told)
    }
}
