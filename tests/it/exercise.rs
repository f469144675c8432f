//! Exercises: what teams decide, carried out by the ordinary rooms, and never better than hindsight.

mod costs;
mod forms;
mod workbooks;

use crate::shipped::shipped;
use aidreach::country::{AreaIx, Country, PermissionIx, PlaceIx, RationIx};
use aidreach::exercise::{
    Answer, Ask, Concession, Course, Difficulty, Follow, Form, Happens, Inject, Order, Terms, To,
    answer, benchmarks, play, reached,
};
use aidreach::plan::{Exact, Settings, as_known, as_known_of, plan};
use aidreach::scenario::{Conditions, Objective, Scenario};
use aidreach::time::Period;
use aidreach::units::{CentsPerMt, Grams, Share};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

/// A country with a scenario that unfolds.
struct Ground {
    course: Course,
}

fn terms(seed: u64, difficulty: Difficulty) -> Terms {
    let strings = Conditions {
        levy: CentsPerMt(2000),
        days_open_per_month: Some(15),
        diversion: Share::of(1, 10).expect("a share"),
        ..Conditions::NONE
    };
    Terms { seed, difficulty, asks_per_turn: 3, strings }
}

impl Ground {
    fn new(name: &str, id: &str, seed: u64, difficulty: Difficulty) -> Ground {
        let (country, scenario) = shipped(name, id);
        let course = Course::new(country, scenario, terms(seed, difficulty));
        Ground { course: course.expect("a course") }
    }

    fn country(&self) -> &Country {
        &self.course.country
    }

    fn place(&self, id: &str) -> PlaceIx {
        let found = self.country().places.iter().position(|place| place.id == id);
        PlaceIx(found.expect(id) as u32)
    }

    fn area(&self, pcode: &str) -> AreaIx {
        let found = self.country().areas.iter().position(|area| area.pcode == pcode);
        AreaIx(found.expect(pcode) as u32)
    }

    fn permission(&self, id: &str) -> PermissionIx {
        let found = self.country().permissions.iter().position(|p| p.id == id);
        PermissionIx(found.expect(id) as u32)
    }

    fn play(&self, forms: &[Form]) -> aidreach::exercise::Play {
        play(&self.course, forms).expect("a play")
    }

    fn months(&self) -> usize {
        self.course.scenario.window.n_months()
    }

    /// People reached in the order in which severity counts them: phase 5, 4, 3.
    fn bound(&self, forms: &[Form]) -> [[Exact; 3]; 2] {
        let team = self.play(forms);
        let found = benchmarks(&self.course, forms, &team).expect("benchmarks");
        let all: Exact = team.reached().into_iter().sum();
        assert!(all <= found.most, "{all} is more than {}", found.most);
        [team.reached(), reached(&found.hindsight.areas)]
            .map(|[three, four, five]| [five, four, three])
    }
}

#[test]
fn a_team_that_follows_the_plan_does_as_the_plan_as_known() {
    for (pack, seed) in [("example", 1), ("example", 2), ("afghanistan", 1), ("afghanistan", 6)] {
        let ground = Ground::new(pack, "baseline", seed, Difficulty::Hard);
        let course = &ground.course;
        let forms = vec![Form::default(); ground.months()];
        let team = ground.play(&forms);
        let truth = course.network(course.unfolding()).expect("a network");
        let known = |period| Ok(course.outlook(course.unfolding(), period).expect("an outlook"));
        let known = as_known_of(&truth, &known, Settings::default()).expect("a plan as known");
        assert_eq!(team.areas(), known.areas, "{pack} {seed}");
        assert_eq!(team.unfolding.costs(), &known.costs, "{pack} {seed}");
    }
}

#[test]
fn a_calm_exercise_is_the_scenario_itself() {
    for (pack, id) in [("example", "baseline"), ("afghanistan", "baseline")] {
        let ground = Ground::new(pack, id, 1, Difficulty::Calm);
        let course = &ground.course;
        assert!(course.injects.is_empty());
        let team = ground.play(&vec![Form::default(); ground.months()]);
        let known =
            as_known(&course.country, &course.scenario, &course.needed, Settings::default());
        assert_eq!(team.areas(), known.expect("a plan as known").areas, "{pack}");
    }
}

#[test]
fn injects_come_from_the_seed_alone_and_happen() {
    let of = |seed, difficulty| Ground::new("afghanistan", "baseline", seed, difficulty).course;
    let count =
        |difficulty| -> usize { (0..12).map(|seed| of(seed, difficulty).injects.len()).sum() };
    let [easy, usual, hard] = [Difficulty::Easy, Difficulty::Usual, Difficulty::Hard].map(count);
    assert!(easy < usual && usual < hard, "{easy} {usual} {hard}");
    let mut kinds = [0; 5];
    for seed in 0..24 {
        let course = of(seed, Difficulty::Hard);
        assert_eq!(course.injects, of(seed, Difficulty::Hard).injects);
        for inject in &course.injects {
            kinds[happens(&course, inject)] += 1;
        }
    }
    assert!(kinds.iter().all(|n| *n > 0), "{kinds:?}");
}

/// Checks that an inject happens in truth and is not known before its day; returns which kind it is.
fn happens(course: &Course, inject: &Inject) -> usize {
    let window = course.scenario.window;
    assert!(inject.from > window.span().from && inject.known_in >= inject.period);
    let known = |period| course.outlook(course.unfolding(), period).expect("an outlook");
    let before = known(Period(inject.known_in.0 - 1));
    let then = (usize::from(inject.known_in.0) < window.n_months()).then(|| known(inject.known_in));
    let month = window.month(inject.period);
    let truth = course.truth();
    let alike = |other: &&Inject| match (other.happens, inject.happens) {
        (Happens::EarlySnow, Happens::EarlySnow) => true,
        (Happens::Revised { area: one, .. }, Happens::Revised { area: two, .. }) => one == two,
        _ => false,
    };
    let several = course.injects.iter().filter(alike).count() > 1;
    let differs = |of: &dyn Fn(&Country) -> Vec<u64>| {
        if several {
            // What one of them changes is not to be told from what the other does.
            return;
        }
        assert_ne!(of(truth), of(&course.country), "{inject:?} changes nothing");
        assert_eq!(of(&before.country), of(&course.country), "{inject:?} is known too early");
        assert!(then.as_ref().is_none_or(|then| of(&then.country) == of(truth)), "{inject:?}");
    };
    match inject.happens {
        Happens::Shut { permission, to } => {
            assert!(to >= inject.from);
            let told = |scenario: &Scenario| {
                scenario.decisions.iter().any(|decision| {
                    decision.written_in == "inject"
                        && decision.permissions == [permission]
                        && decision.span.from == inject.from
                })
            };
            assert!(!told(&before.scenario) && then.is_none_or(|then| told(&then.scenario)));
            0
        }
        Happens::Offered { permission, against } => {
            let answered = answer(course, Ask { permission, against }, inject.period);
            assert_ne!(answered.answer, Answer::Refused);
            assert_eq!(*answered.odds[1].numer(), 1);
            1
        }
        Happens::EarlySnow => {
            differs(&|country| {
                let open = country.links.iter().map(|link| {
                    let open = link.months.get(&month).map_or(Share::ALL, |season| season.open);
                    open.of_amount(1_000_000) as u64
                });
                let cut = country.cut_offs.iter();
                open.chain(cut.map(|c| u64::from(c.span.from <= month.first_day()))).collect()
            });
            2
        }
        Happens::Late { supply } => {
            differs(&|country| vec![u64::from(country.supplies[supply.index()].lead_months)]);
            3
        }
        Happens::Revised { area, .. } => {
            differs(&|country| {
                let needs = country.needs.iter();
                let here = needs.filter(|need| need.area == area && need.month == month);
                here.flat_map(|need| need.phases.map(|people| people.0)).collect()
            });
            4
        }
    }
}

#[test]
fn orders_are_carried_out_and_the_rest_stays() {
    let ground = Ground::new("example", "baseline", 0, Difficulty::Easy);
    let order = Order {
        from: ground.place("sarn"),
        to: To::Area(ground.area("XM01")),
        amount: Grams(10_000_000),
    };
    let form = Form { orders: vec![order], follow: Follow::Nothing, ..Form::default() };
    let team = ground.play(std::slice::from_ref(&form));
    let month = &team.months[0];
    assert_eq!(month.orders[0].short, 0);
    assert_eq!(month.ordered.done, Exact::from_integer(10_000_000));
    let areas = team.areas();
    let served = areas.iter().find(|a| a.area == ground.area("XM01")).expect("an area");
    assert_eq!(served.months[0].grams, Exact::from_integer(10_000_000));
    // The worst phase comes first.
    assert!(served.months[0].served[1] > Exact::default());
    let others = areas.iter().filter(|a| a.area != ground.area("XM01"));
    assert!(others.flat_map(|a| &a.months).all(|m| m.grams == Exact::default()));
    // Far more than there is: no food comes from nowhere.
    let much = Order { amount: Grams(900_000_000_000), ..order };
    let form = Form { orders: vec![much], follow: Follow::Nothing, ..Form::default() };
    let team = ground.play(&[form]);
    let moved = team.months[0].ordered.done.to_integer() as i64;
    assert!(team.months[0].orders[0].short + moved == much.amount.0 && moved > 0);
}

#[test]
fn food_moved_up_is_there_next_month() {
    let ground = Ground::new("example", "baseline", 0, Difficulty::Easy);
    let sarn = ground.place("sarn");
    let moved = Order { from: sarn, to: To::Store(sarn), amount: Grams(5_000_000) };
    let keep = Form { orders: vec![moved], follow: Follow::Nothing, ..Form::default() };
    let team = ground.play(std::slice::from_ref(&keep));
    assert_eq!(team.unfolding.stock().get(&sarn), Some(&5_000_000));
    let sent = Order { to: To::Area(ground.area("XM01")), ..moved };
    let send = Form { orders: vec![sent], follow: Follow::Nothing, ..Form::default() };
    let team = ground.play(&[keep, send]);
    assert_eq!(team.unfolding.stock().get(&sarn), None);
    assert_eq!(team.months[1].ordered.done, Exact::from_integer(5_000_000));
}

#[test]
fn the_same_ask_gets_the_same_answer_and_strings_only_help() {
    let ground = Ground::new("afghanistan", "baseline", 5, Difficulty::Usual);
    let mut granted = [0; 3];
    for n in 0..ground.country().permissions.len() {
        for period in ground.course.scenario.window.periods() {
            let permission = PermissionIx(n as u32);
            let told = |against| {
                let ask = Ask { permission, against };
                answer(&ground.course, ask, period)
            };
            let [free, levy] = [Concession::Nothing, Concession::Levy].map(told);
            assert_eq!(free, told(Concession::Nothing));
            assert!(levy.odds[1] >= levy.odds[0] && levy.odds[0] == free.odds[0]);
            match (free.answer, levy.answer) {
                (Answer::Granted, with) => {
                    assert_eq!(with, Answer::Granted, "strings are no worse than none");
                    granted[0] += 1;
                }
                (Answer::Refused, Answer::Against(strings)) => {
                    assert_eq!(strings.levy, CentsPerMt(2000));
                    granted[1] += 1;
                }
                (Answer::Refused, Answer::Refused) => granted[2] += 1,
                other => assert_eq!(other.0, other.1, "strings took a grant away"),
            }
        }
    }
    assert!(granted.iter().all(|n| *n > 0), "{granted:?}");
}

/// Forms drawn at random: orders, objectives, areas left out, limits on spending, asks.
fn random_forms(ground: &Ground, draws: &mut ChaCha8Rng) -> Vec<Form> {
    let mut below = |n: usize| (draws.next_u64() % n as u64) as usize;
    let places = ground.country().places.len();
    let areas: Vec<AreaIx> = ground.country().needs.iter().map(|need| need.area).collect();
    let mut forms = Vec::new();
    for _ in 0..ground.months() {
        let mut form = Form::default();
        for _ in 0..below(4) {
            let to = if below(3) == 0 {
                To::Ahead(areas[below(areas.len())])
            } else if below(2) == 0 {
                To::Area(areas[below(areas.len())])
            } else {
                To::Store(PlaceIx(below(places) as u32))
            };
            let amount = Grams(1 + below(300_000_000_000) as i64);
            form.orders.push(Order { from: PlaceIx(below(places) as u32), to, amount });
        }
        form.follow = match below(4) {
            0 => Follow::Nothing,
            1 => Follow::Objective(Objective::MostPeople),
            2 => Follow::Objective(Objective::Fairest),
            _ => Follow::Plan,
        };
        if below(3) == 0 {
            form.leave_out.insert(areas[below(areas.len())]);
        }
        if below(3) == 0 {
            form.spend_at_most_cents = Some(below(200_000_000) as i64);
        }
        if below(4) == 0 {
            form.ration = Some(RationIx(below(ground.country().rations.len()) as u8));
        }
        for _ in 0..below(3) {
            let permission = PermissionIx(below(ground.country().permissions.len()) as u32);
            form.asks
                .push(Ask { permission, against: Concession::ALL[below(Concession::ALL.len())] });
        }
        forms.push(form);
    }
    forms
}

#[test]
fn no_team_does_better_than_hindsight() {
    let mut draws = ChaCha8Rng::seed_from_u64(11);
    let grounds = [
        ("example", "baseline", 40),
        ("example", "short-of-money", 20),
        ("afghanistan", "baseline", 2),
        ("afghanistan", "funds-frozen", 2),
    ];
    for (pack, scenario, seeds) in grounds {
        for seed in 0..seeds {
            let difficulty = Difficulty::ALL[seed as usize % 3 + 1];
            let ground = Ground::new(pack, scenario, seed, difficulty);
            let followed = vec![Form::default(); ground.months()];
            for forms in [random_forms(&ground, &mut draws), followed] {
                // By severity, or by people where the scenario strives for most of them.
                let [team, best] = ground.bound(&forms);
                let all = |people: [Exact; 3]| -> Exact { people.into_iter().sum() };
                let never = match ground.course.scenario.objective {
                    Objective::MostPeople => all(team) <= all(best),
                    _ => team <= best,
                };
                assert!(never, "{pack} {scenario} {seed}: {team:?}, {best:?}\n{forms:?}");
            }
        }
    }
}

#[test]
fn food_is_neither_made_nor_lost() {
    let mut draws = ChaCha8Rng::seed_from_u64(3);
    for seed in 0..20 {
        let ground = Ground::new("example", "baseline", seed, Difficulty::Usual);
        let forms = random_forms(&ground, &mut draws);
        let team = ground.play(&forms);
        let network = ground.course.network(&team.scenario).expect("a network");
        let offered: i64 = network.offers.iter().map(|offer| offer.amount.0).sum();
        let truth = aidreach::plan::unfold::Truth::new(&network);
        let left: Exact = team.unfolding.left(&truth).iter().map(|left| left.grams).sum();
        let out: Exact = team.areas().iter().flat_map(|a| &a.months).map(|m| m.grams).sum();
        assert_eq!(out + left, Exact::from_integer(i128::from(offered)), "seed {seed}");
    }
}

#[test]
fn the_best_on_what_was_known_has_the_same_asks() {
    let ground = Ground::new("example", "baseline", 4, Difficulty::Usual);
    let mut draws = ChaCha8Rng::seed_from_u64(8);
    let forms = random_forms(&ground, &mut draws);
    let team = ground.play(&forms);
    let found = benchmarks(&ground.course, &forms, &team).expect("benchmarks");
    assert_eq!(found.known.scenario, team.scenario);
    let course = &ground.course;
    let again = plan(course.truth(), &team.scenario, &course.needed, Settings::default());
    let again = again.expect("a plan");
    assert_eq!(reached(&found.hindsight.areas), reached(&again.areas));
}
