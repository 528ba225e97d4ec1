//! The data files that come with the program, exactly as they stand in `procedures/`.

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("procedures/", $name), include_str!(concat!("../../../../procedures/", $name)))),*]
    };
}

/// Name and text of a data file.
type File = (&'static str, &'static str);

pub(super) const REASONS: File =
    ("procedures/reasons.toml", include_str!("../../../../procedures/reasons.toml"));

/// A calendar stands behind the one it is based on.
pub(super) const CALENDARS: &[File] = files![
    "calendars/us-ca.toml",
    "calendars/us-ca-santa-clara.toml",
    "calendars/us-ca-los-angeles.toml",
    "calendars/us-ca-orange.toml",
    "calendars/us-ca-riverside.toml",
    "calendars/us-ca-san-mateo.toml",
    "calendars/weekdays.toml",
];

/// A procedure stands behind those whose versions it is based on.
pub(super) const PROCEDURES: &[File] = files![
    "ca-recall-local.toml",
    "ca-recall-state.toml",
    "ca-initiative-state.toml",
    "ca-initiative-local.toml",
    "ca-in-lieu.toml",
    "ca-retention.toml",
    "wa-initiative.toml",
    "wa-king-county-initiative.toml",
    "co-initiative.toml",
    "nv-initiative-local.toml",
    "mi-initiative.toml",
    "il-advisory.toml",
    "sd-initiative.toml",
    "az-initiative.toml",
    "or-initiative.toml",
    "dc-initiative.toml",
    "mo-initiative.toml",
    "nz-citizens-initiated-referendum.toml",
];
