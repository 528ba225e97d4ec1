//! The JSON Schema of a petition file is committed, so that editors can complete keys, and is what the program reads.
//! `WRITE_SCHEMA=1 cargo nextest run -p office schema` writes it anew.

use std::path::Path;

use office::petition_file::PetitionFile;

#[test]
fn the_committed_schema_is_the_programs() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schemas/petition.schema.json");
    let now = format!("{:#}\n", serde_json::to_value(schemars::schema_for!(PetitionFile)).unwrap());
    if std::env::var_os("WRITE_SCHEMA").is_some() {
        std::fs::write(&path, &now).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == now,
        "docs/schemas/petition.schema.json is out of date: run this test with WRITE_SCHEMA=1"
    );
}
