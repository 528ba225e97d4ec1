//! The JSON Schema of procedure files, for editors that complete and check while one writes.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema, schema_for};

use crate::number::Decimal;

impl JsonSchema for Decimal {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "description": "A decimal (\"3.62\") or a fraction (\"1/14\"), as text: a float would be rounded already.",
            "pattern": "^-?[0-9]+(\\.[0-9]+)?(/-?[0-9]+(\\.[0-9]+)?)?$",
        })
    }
}

/// The schema of the catalogue of reasons.
#[must_use]
pub fn reasons_schema() -> Schema {
    schema_for!(crate::reasons::ReasonsFile)
}

/// The schema, derived from the types the engine reads the files into.
#[must_use]
pub fn procedure_schema() -> Schema {
    schema_for!(crate::procedure::ProcedureFile)
}
