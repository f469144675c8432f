//! What is alike in every made-up country: tariffs, rations, classes of roads, and the words of the pack.

use crate::country::Shape;

/// Tables that do not depend on the size of the country.
pub(crate) const TABLES: [(&str, &str); 6] = [
    (
        "sources.csv",
        "id,title,publisher,date,reference,licence,sensitivity\n\
         made-up,Made up to measure with,aidreach,,,CC0-1.0,public\n",
    ),
    (
        "costs.csv",
        "item,low,best,high,unit,basis,source,note\n\
         air,1.5,2,2.5,usd_per_mt_km,assumed,made-up,\n\
         border,10,12,15,usd_per_mt,assumed,made-up,\n\
         handing_out,25,30,35,usd_per_mt,assumed,made-up,\n\
         rail,0.04,0.05,0.06,usd_per_mt_km,assumed,made-up,\n\
         road_gravel,0.12,0.15,0.18,usd_per_mt_km,assumed,made-up,\n\
         road_paved,0.08,0.1,0.12,usd_per_mt_km,assumed,made-up,\n\
         road_track,0.16,0.2,0.25,usd_per_mt_km,assumed,made-up,\n\
         sea,0.005,0.01,0.02,usd_per_mt_km,assumed,made-up,\n\
         storing,1,2,3,usd_per_mt_month,assumed,made-up,\n",
    ),
    (
        "hauling.csv",
        "item,low,best,high,unit,basis,source,note\n\
         working_day,8,10,12,hours_per_day,assumed,made-up,\n\
         loading,3,4,6,hours,assumed,made-up,\n\
         unloading,3,4,6,hours,assumed,made-up,\n\
         transshipment,6,8,12,hours,assumed,made-up,\n\
         truck_articulated,20,25,50,mt,assumed,made-up,\n\
         truck_rigid,15,20,20,mt,assumed,made-up,\n\
         truck_light,5,10,10,mt,assumed,made-up,\n",
    ),
    (
        "rations.csv",
        "id,name,kg_per_person_month,kcal_per_person_day,basis,source,note\n\
         half,half ration,10,1200,assumed,made-up,\n",
    ),
    (
        "capacity-classes.csv",
        "class,mode,surface,truck,road_class,vehicle,vehicles_per_day_low,vehicles_per_day,\
         vehicles_per_day_high,payload_mt_low,payload_mt,payload_mt_high,days_per_month,open_share_low,\
         open_share,open_share_high,capacity_mt_per_month_low,capacity_mt_per_month,\
         capacity_mt_per_month_high,derivation,basis,source\n\
         paved,road,paved,,,truck,50,100,150,20,20,20,30,0.05,0.1,0.15,1500,6000,13500,\
         trucks by days by share,assumed,made-up\n\
         gravel,road,gravel,,,truck,20,40,60,20,20,20,30,0.05,0.1,0.15,600,2400,5400,\
         trucks by days by share,assumed,made-up\n\
         track,road,track,,,truck,10,20,30,10,10,10,30,0.05,0.1,0.15,150,600,1350,\
         trucks by days by share,assumed,made-up\n\
         barge,sea,,,,barge,0.1,0.1,0.2,200,300,400,30,0.5,0.5,0.5,300,450,1200,\
         barges by days by share,assumed,made-up\n",
    ),
    ("README.md", "Made up to measure with. No such country is there.\n"),
];

/// A month of the window as tables write it.
pub(crate) fn month(n: u32) -> String {
    let months = 7 + n;
    format!("{}-{:02}", 2021 + months / 12, months % 12 + 1)
}

/// The file that says what the pack is.
pub(crate) fn pack(shape: &Shape) -> String {
    let bounds = shape.bounds().map(|degrees| format!("{degrees:.3}")).join(", ");
    format!(
        "iso2 = \"XL\"\niso3 = \"XLA\"\nname = \"Largeland\"\nversion = \"1\"\ncurrency = \"USD\"\n\
         licence = \"CC0-1.0\"\nattribution = []\nwindow = {{ from = 2021-08-01, months = {} }}\n\
         bounds = [{bounds}]\npcode_digits = [5, 7]\nration = \"half\"\n\
         notes = [\"Largeland is made up: every figure is drawn to measure with.\"]\n",
        shape.months
    )
}

/// The scenario: every fourth crossing is shut for some days of the first month, and the target holds.
pub(crate) fn scenario(shape: &Shape) -> String {
    let shut = shape.crossings().into_iter().step_by(4).map(|(area, _)| {
        format!(
            "\n[[decide]]\npermission = \"entry{area}\"\nstate = \"denied\"\n\
             from = 2021-08-{:02}\nto = 2021-08-25\nsource = \"made-up\"\n",
            area % 20 + 1
        )
    });
    let head =
        "name = \"Baseline\"\nwhy = \"Some crossings are shut for days.\"\ncaseload = \"plan\"\n";
    head.to_owned() + &shut.collect::<String>()
}
