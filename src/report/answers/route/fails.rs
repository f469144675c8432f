//! What stands in for parts of a route, and what the seasons allow, told.

use super::words::Words;
use super::{BehindTold, ClosingTold, FailTold, FallbackTold};
use crate::analysis::route::{Behind, Fails, Leg, Season};
use crate::kit::Sentence;
use crate::kit::figure::Figure;
use crate::sharing::Content;
use crate::units::Grams;

pub(super) fn told(said: &Words<'_>, legs: &[Leg], fails: &Fails) -> FailTold {
    let country = said.network.country;
    let what = match fails.permission {
        Some(permission) => Sentence::of_others(&country.permissions[permission.index()].name),
        None => said.named.stretch(legs, &fails.legs),
    };
    let fallback = fails.fallback.as_ref().map(|fallback| {
        let other = &fallback.measured.legs;
        let places = said.named.along(other);
        FallbackTold {
            by: said.named.differs(other, legs),
            longer_km: Figure::measured(fallback.longer.0, 0),
            more_days: Figure::measured(fallback.more_days, 1),
            dearer_usd_per_mt: Figure::price(fallback.dearer),
            detour_factor: Figure::measured(fallback.detour_factor, 2),
            places: places.iter().map(|p| country.places[p.index()].id.clone()).collect(),
        }
    });
    FailTold { what, legs: fails.legs.iter().map(|n| n + 1).collect(), fallback }
}

pub(super) fn closing(said: &Words<'_>, season: &Season) -> ClosingTold {
    let country = said.network.country;
    let month = |period| said.network.window.month(period).to_string();
    let internal = said.sharing.shows(Content::Limits);
    let stakes = season.stakes.as_ref().filter(|_| internal);
    let behind = |behind: &Behind| {
        let area = &country.areas[behind.area.index()];
        BehindTold {
            area_code: area.pcode.clone(),
            area_name: area.name.clone(),
            need_person_months: behind.need,
            stock_mt: Figure::tonnes(Grams(behind.grams)),
        }
    };
    ClosingTold {
        legs: season.legs.iter().map(|n| n + 1).collect(),
        closed_from: month(season.first_closed),
        closed_to: month(season.last_closed),
        // Days of departure are nobody's business but the planning team's, nor what gives them back.
        last_useful_dispatch: internal.then(|| season.last_dispatch.to_string()),
        first_useful_dispatch: season.first_dispatch.filter(|_| internal).map(|d| d.to_string()),
        days_to_pass: internal.then(|| Figure::measured(season.days_to_pass, 1)),
        stock_mt: stakes.map(|s| Figure::tonnes(Grams(s.behind.iter().map(|b| b.grams).sum()))),
        behind: stakes.map(|stakes| stakes.behind.iter().map(behind).collect()),
        one_week_more_person_months: stakes.map(|s| Figure::rounded(s.one_week_more, 0)),
    }
}
