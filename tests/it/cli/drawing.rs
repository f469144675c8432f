//! How many times figures are drawn for the ranges beside headlines, and who is told of them.

use super::run;

#[test]
fn one_draw_is_refused_and_none_tells_no_range() {
    let said = run(&["plan", "--country", "example", "--draws", "1"]);
    assert_eq!(said.exit, 2);
    assert!(said.err.contains("one draw has no range; at least 2, or 0 for none"), "{}", said.err);
    let said = run(&["plan", "--country", "example", "--draws", "0", "--json"]);
    assert!(said.out.contains("\"reached_person_months\"") && !said.out.contains("\"how_sure\""));
    let said = run(&["compare", "baseline", "east-closed", "--country", "example", "--draws", "0"]);
    assert!(said.out.contains("are lost") && !said.out.contains("How sure:"), "{}", said.out);
}

#[test]
fn figures_are_drawn_200_times_unless_someone_asks_otherwise() {
    let program = std::process::Command::new(env!("CARGO_BIN_EXE_aidreach"))
        .env_remove("AIDREACH_DRAWS")
        .args(["plan", "--country", "example", "--json"])
        .output()
        .expect("the program runs");
    let said: serde_json::Value = serde_json::from_slice(&program.stdout).expect("JSON");
    assert_eq!(said["how_sure"]["draws"], 200);
    let said = run(&["plan", "--country", "example", "--json", "--draws", "7"]);
    let said: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(said["how_sure"]["draws"], 7);
    let ends = ["low", "middle", "high"].map(|end| said["how_sure"]["reached"][end].as_u64());
    assert!(ends.iter().all(Option::is_some) && ends.is_sorted(), "{ends:?}");
}

/// What moves a result ranks supplies and capacities.
#[test]
fn only_the_planning_team_is_told_what_moves_a_result() {
    for share in ["partner", "public"] {
        let said = run(&["plan", "--country", "example", "--json", "--share", share]);
        assert_eq!(said.exit, 0, "{}", said.err);
        assert!(!said.out.contains("how_sure") && !said.out.contains("draws"), "{}", said.out);
    }
}
