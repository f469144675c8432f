//! Settings that differ between two scenarios, in sentences.

use crate::analysis::compare::{Setting, SettingChange};
use crate::report::kit::{Sentence, say};
use crate::scenario::Scenario;

/// A setting in the other scenario, and in the first.
pub(super) fn told([first, other]: [&Scenario; 2], change: &SettingChange) -> Sentence {
    let _ = (first, other);
    let [first, other] = &change.words;
    match change.setting {
        Setting::Base => say!(
            "compare.setting.base",
            "before decisions: {other}, in the first {first}",
            other,
            first
        ),
        Setting::Stance => say!(
            "compare.setting.stance",
            "stance on what nobody knows: {other}, in the first {first}",
            other,
            first
        ),
        Setting::Window => {
            say!("compare.setting.window", "window: {other}, in the first {first}", other, first)
        }
        Setting::Objective => say!(
            "compare.setting.objective",
            "objective: {other}, in the first {first}",
            other,
            first
        ),
        Setting::Ration => {
            say!("compare.setting.ration", "ration: {other}, in the first {first}", other, first)
        }
        Setting::SupplySplit => say!(
            "compare.setting.supply-split",
            "split of supplies by origin: {other}, in the first {first}",
            other,
            first
        ),
        Setting::SupplyShare => say!(
            "compare.setting.supply-share",
            "food on offer: {other}, in the first {first}",
            other,
            first
        ),
        Setting::Budget => {
            say!("compare.setting.budget", "money: {other}, in the first {first}", other, first)
        }
        Setting::RedLines => say!(
            "compare.setting.red-lines",
            "red lines: {other}, in the first {first}",
            other,
            first
        ),
        Setting::Season => say!(
            "compare.setting.season",
            "winter begins: {other}, in the first {first}",
            other,
            first
        ),
    }
}
