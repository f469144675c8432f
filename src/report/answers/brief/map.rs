//! The map of what a counterpart decides: ways and areas that need its permission, with the food that the plan
//! moves along them.

use super::BriefReport;
use crate::analysis::brief::Brief;
use crate::country::{AreaIx, LinkIx, PermissionIx};
use crate::kit::say;
use crate::network::Network;
use crate::plan::Exact;
use crate::report::findings::mapped::{Canvas, Flow, WaysMap, Weighed, of_plan, ways_map};
use crate::sharing::Sharing;
use std::collections::{BTreeMap, BTreeSet};

/// The shade of areas where handing out needs its permission.
const ITS: usize = 3;

impl BriefReport {
    /// With a map of what the counterpart decides.
    pub fn drawn(
        mut self,
        (network, sharing): (&Network<'_>, Sharing),
        brief: &Brief,
        canvas: &Canvas,
    ) -> BriefReport {
        let country = network.country;
        let own: BTreeSet<PermissionIx> = brief.permissions.iter().map(|(ix, _)| *ix).collect();
        let needs = |needed: &[PermissionIx]| needed.iter().any(|ix| own.contains(ix));
        let by_link = |link: &LinkIx| needs(network.needed.needed_by_link(*link));
        let areas = (0..country.areas.len()).map(|n| AreaIx(n as u32));
        let areas = areas.filter(|ix| needs(network.needed.needed_by_area(*ix)));
        let its: BTreeMap<String, usize> =
            areas.map(|ix| (country.areas[ix.index()].pcode.clone(), ITS)).collect();
        let mut flows: Vec<Flow> = of_plan(&brief.as_it_is);
        flows.retain(|flow| flow.links.iter().any(by_link));
        // What needs its permission and carries nothing is drawn, too.
        let used: BTreeSet<LinkIx> = flows.iter().flat_map(|flow| flow.links.clone()).collect();
        let all = (0..country.links.len()).map(|n| LinkIx(n as u32));
        let unused = all.filter(|link| !used.contains(link) && by_link(link));
        flows.extend(unused.map(|link| {
            let ends = &country.links[link.index()];
            let (places, links) = (vec![ends.from, ends.to], vec![link]);
            Flow { places, links, grams: Exact::default(), sets_out: false }
        }));
        let kinds = |link: LinkIx| (link, if by_link(&link) { 2 } else { 0 });
        let drawn = flows.iter().flat_map(|flow| flow.links.clone());
        let words = [
            say!("brief.map.on-the-way", "on the way of food that does"),
            say!("brief.map.between", "between"),
            say!("brief.map.its-ways", "needs its permission"),
        ];
        let of_areas = say!("brief.map.its-areas", "handing out needs its permission").to_string();
        let name = &self.counterpart_name;
        let wanted = WaysMap {
            id: "map",
            title: say!("brief.map.title", "Where {name} decides", name),
            description: say!(
                "brief.map.description",
                "Map of the ways and areas that need a permission of {name}. The tables tell each of them.",
                name,
            ),
            weighed: Weighed::Kinds(
                drawn.map(kinds).collect(),
                words.map(|said| said.to_string()).to_vec(),
                say!("brief.map.ways", "Ways").to_string(),
            ),
            flows,
            ends: Vec::new(),
            shades: its.values().next().map(|shade| (*shade, of_areas)).into_iter().collect(),
            areas: its,
            unit_of_areas: say!("brief.map.areas", "Areas").to_string(),
            months: Vec::new(),
            by: Some(brief.counterpart),
        };
        self.map = ways_map(&canvas.ground(country, sharing), network, wanted);
        self
    }
}
