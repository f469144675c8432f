//! All schemas that are published.

use crate::kit::Published;
use crate::report::answers;
use crate::report::exercise::DebriefReport;
use crate::report::live::LiveAnswer;
use crate::report::plan::summary::Keyed;
use crate::report::record::export::Listed;
use crate::report::record::manifest::{Certificate, Manifest};

/// The schemas of answers and of what is kept of them, by name.
pub fn schemas() -> Vec<Published> {
    let debrief = "exercise debrief --json, and debrief.json";
    let mut all = answers::schemas();
    all.extend([
        Published::of::<Certificate>("certificate", "certificate.json of a run"),
        Published::answer::<DebriefReport>("debrief", debrief),
        Published::of::<LiveAnswer>("live", "open --question, and the page that open serves"),
        Published::of::<Listed>("export", "manifest.json of an export"),
        Published::of::<Keyed<'_>>("plan", "plan --json, and summary.json of a run"),
        Published::of::<Manifest>("run", "manifest.json of a run"),
    ]);
    all.sort_by_key(|published| published.name);
    all
}
