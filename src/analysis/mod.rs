//! Questions that take more than one plan: one question a file, each a pure function.

pub mod ask;
pub mod backtest;
pub mod brief;
pub mod change;
pub mod compare;
pub mod conditions;
pub mod denials;
pub mod effect;
pub mod frontier;
pub mod game;
pub mod game_axioms;
pub mod game_groups;
pub mod game_odds;
pub mod game_order;
pub mod game_sampling;
pub mod game_sets;
pub mod game_values;
pub mod keep_open;
pub mod phases;
pub mod planned_routes;
pub mod players;
pub mod route;
pub mod sampled;
pub mod valued;
pub mod why;
pub mod worth;
