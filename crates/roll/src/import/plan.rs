//! From a header to a plan: which field goes by which rule to which columns.

use super::profile::{Other, Profile, ProfileName, RuleName};
use super::rule::Rule;
use super::scan::{Dialect, Field};
use super::{ImportError, Options};
use crate::column::Column;
use crate::snapshot::Role;

/// The header of a file, recognised.
#[derive(Debug)]
pub(super) struct Layout {
    pub(super) profile: ProfileName,
    pub(super) dialect: Dialect,
    /// The names as given, made distinct.
    pub(super) names: Vec<String>,
    /// Where the first row begins.
    pub(super) body: usize,
}

/// A column of the list and what becomes of it.
#[derive(Debug)]
pub(super) struct Source {
    /// Its name in the file, for messages.
    pub(super) name: String,
    /// The names whose fields are joined to its text; mostly one.
    pub(super) parts: Vec<String>,
    pub(super) rule: Rule,
    /// One target for each value of the rule; none where a value is not kept.
    pub(super) targets: Vec<Option<Target>>,
}

/// A column of the snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) name: String,
    pub(super) role: Role,
}

impl Target {
    fn core(column: Column) -> Option<Self> {
        column.core_name().map(|name| Self { name: name.to_owned(), role: Role::Core })
    }
}

/// Finds delimiter and profile of a file.
pub(super) fn recognise(file: &str, text: &str, options: &Options) -> Result<Layout, ImportError> {
    let profiles = options.profile.map_or(ProfileName::ALL.to_vec(), |profile| vec![profile]);
    let candidates: Vec<(Layout, usize)> = b",\t|;"
        .iter()
        .filter_map(|&delimiter| header(text, delimiter))
        .flat_map(|(dialect, names, body)| {
            profiles.iter().map(move |&profile| {
                let missing = profile.profile().missing(&names).len();
                (Layout { profile, dialect, names: names.clone(), body }, missing)
            })
        })
        .collect();
    let required =
        |profile: ProfileName| profile.profile().fields.iter().filter(|field| field.required).count();
    // The nearest is the one with the largest part of what it needs; of two equals the first tried.
    let nearest = candidates.into_iter().min_by_key(|(layout, missing)| {
        (missing * 1000 / required(layout.profile).max(1), usize::MAX - layout.names.len())
    });
    match nearest {
        Some((mut layout, 0)) => {
            refuse_twice(file, &layout)?;
            make_distinct(&mut layout.names);
            Ok(layout)
        }
        Some((layout, _)) => Err(unknown(file, &layout)),
        None => Err(ImportError::Empty { file: file.to_owned() }),
    }
}

/// The names in the first record, if it can be divided at all.
fn header(text: &str, delimiter: u8) -> Option<(Dialect, Vec<String>, usize)> {
    if text.trim().is_empty() {
        return None;
    }
    // A tab or pipe file whose header is not quoted is not quoted at all (`roll-formats.md`: DFM, West Virginia).
    let quoted = matches!(delimiter, b',' | b';') || text.starts_with('"');
    let dialect = Dialect { delimiter, quoted };
    let mut fields = Vec::new();
    let body = dialect.record(&mut dialect.marks(text.as_bytes(), 0), 0, &mut fields).ok()?;
    let name = |field: &Field| text.get(field.start..field.end).unwrap_or_default().trim().to_owned();
    Some((dialect, fields.iter().map(name).collect(), body))
}

fn unknown(file: &str, layout: &Layout) -> ImportError {
    const SHOWN: usize = 40;
    let shown: Vec<&str> =
        layout.names.iter().take(SHOWN).map(|name| name.get(..60).unwrap_or(name)).collect();
    let more = layout.names.len().saturating_sub(SHOWN);
    let profile = layout.profile.profile();
    ImportError::UnknownLayout {
        file: file.to_owned(),
        nearest: profile.name,
        missing: profile.missing(&layout.names).join(", "),
        found: shown.join(", ") + &if more > 0 { format!(" and {more} more") } else { String::new() },
    }
}

/// A column that the profile reads must be there once, under one of its names.
fn refuse_twice(file: &str, layout: &Layout) -> Result<(), ImportError> {
    for field in layout.profile.profile().fields {
        let parts = field.joined.iter().map(std::slice::from_ref).chain([field.names]);
        for names in parts {
            let mut found =
                layout.names.iter().filter(|name| names.iter().any(|own| own.eq_ignore_ascii_case(name)));
            if let (Some(_), Some(column)) = (found.next(), found.next()) {
                return Err(ImportError::ColumnTwice { file: file.to_owned(), column: column.clone() });
            }
        }
    }
    Ok(())
}

/// A nameless or repeated further column gets its position as its name or behind it.
fn make_distinct(names: &mut [String]) {
    for at in 0..names.len() {
        let (before, rest) = names.split_at_mut(at);
        let name = &mut rest[0];
        if name.is_empty() {
            *name = format!("column_{}", at + 1);
        } else if before.iter().any(|other| other.eq_ignore_ascii_case(name)) {
            *name = format!("{name}_{}", at + 1);
        }
    }
}

/// The plan for files with these column names, all of one profile.
pub(super) fn plan(profile: &'static Profile, names: &[String], options: &Options) -> Vec<Source> {
    let joined = |name: &String| {
        profile.fields.iter().any(|field| field.joined.iter().any(|part| part.eq_ignore_ascii_case(name)))
    };
    let mut sources: Vec<Source> =
        names.iter().filter(|name| !joined(name)).map(|name| source(profile, name, options)).collect();
    drop_second_targets(&mut sources);
    sources
}

fn source(profile: &'static Profile, name: &str, options: &Options) -> Source {
    let Some(known) = profile.known(name) else {
        let target = match (profile.other)(name) {
            Other::District(name) => Target { name, role: Role::District },
            Other::Further => Target { name: name.to_owned(), role: Role::Further },
        };
        let rule = profile.rule(RuleName::Text, &[]);
        return Source {
            name: name.to_owned(),
            parts: vec![name.to_owned()],
            rule,
            targets: vec![Some(target)],
        };
    };
    let rule = profile.rule(known.rule, &options.statuses);
    let mut targets: Vec<_> = known.targets.iter().map(|&column| Target::core(column)).collect();
    targets.resize(rule.outputs(), None);
    if known.kept
        && let Some(last) = targets.last_mut()
    {
        *last = Some(Target { name: name.to_owned(), role: Role::Further });
    }
    let parts = std::iter::once(name).chain(known.joined.iter().copied()).map(str::to_owned).collect();
    Source { name: name.to_owned(), parts, rule, targets }
}

/// Two sources may aim at one column (`status_as_given` of an export, and the word of `status`): the one that has nothing else
/// to give wins, and the other's value is dropped. A district whose new name is taken keeps a number behind it.
fn drop_second_targets(sources: &mut [Source]) {
    let own = sources.iter().any(|source| source.targets.len() == 1 && source.aims_at("status_as_given"));
    if own {
        for source in sources.iter_mut().filter(|source| source.targets.len() > 1) {
            for target in &mut source.targets {
                if target.as_ref().is_some_and(|target| target.name == "status_as_given") {
                    *target = None;
                }
            }
        }
    }
    let mut taken: Vec<String> = Vec::new();
    for target in sources.iter_mut().flat_map(|source| source.targets.iter_mut().flatten()) {
        let given = target.name.clone();
        let mut number = 2;
        while taken.contains(&target.name) {
            target.name = format!("{given}_{number}");
            number += 1;
        }
        taken.push(target.name.clone());
    }
}

impl Source {
    fn aims_at(&self, name: &str) -> bool {
        self.targets.iter().flatten().any(|target| target.name == name)
    }

    /// The fields of a file with these column names whose text this source joins.
    pub(super) fn fields(&self, names: &[String]) -> Vec<usize> {
        let position = |part: &String| names.iter().position(|name| name.eq_ignore_ascii_case(part));
        self.parts.iter().filter_map(position).collect()
    }
}
