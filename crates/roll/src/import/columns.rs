//! From files in memory to the columns of the snapshot and the report.

use rayon::prelude::*;

use super::build::{self, Rows};
use super::chunk::{Chunk, FileView};
use super::keep::{self, Kept};
use super::pieces::{self, Pieces};
use super::plan::{Layout, plan, recognise};
use super::rank::Ranked;
use super::ruled::Ruled;
use super::text::{Text, decode};
use super::{FileReport, ImportError, Options, Progress, Report, SourceFile};
use crate::snapshot::BuiltColumn;

const TOO_MANY: ImportError = ImportError::TooLarge { what: "over 4,294,967,295 voters" };

/// The columns, and the report but for the files' hashes.
pub(super) struct Columns {
    pub(super) columns: Vec<BuiltColumn>,
    pub(super) report: Report,
}

pub(super) fn read(
    files: &[SourceFile],
    options: &Options,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Columns, ImportError> {
    let texts: Vec<Text<'_>> =
        files.iter().map(|file| decode(file, options.encoding)).collect::<Result<_, _>>()?;
    let layouts = layouts(files, &texts, options)?;
    let names = all_names(&layouts);
    let first = layouts.first().ok_or(ImportError::NoFile)?;
    let sources = plan(first.profile.profile(), &names, options);
    let fields: Vec<Vec<Vec<usize>>> = layouts
        .iter()
        .map(|layout| sources.iter().map(|source| source.fields(&layout.names)).collect())
        .collect();
    let views: Vec<(FileView<'_>, usize)> = layouts
        .iter()
        .enumerate()
        .map(|(file, layout)| (view(file, &texts[file], layout, &fields[file]), layout.body))
        .collect();
    let Pieces { chunks, lanes } = pieces::read_all(files, &layouts, &views, progress)?;
    progress(Progress::Columns);
    let ruled: Vec<Ruled<'_>> =
        sources.par_iter().enumerate().map(|(nth, source)| Ruled::of(nth, source, &lanes)).collect();
    let ids = keep::position(&sources, "voter_id");
    let ranks = ids.map(|nth| Ranked::of(&ruled[nth].outputs[0])).map(|ranks| ranks.ok_or(TOO_MANY));
    let ranks = ranks.transpose()?;
    let ids = ids.zip(ranks.as_ref());
    let kept = keep::decide(&sources, &ruled, &chunks, ids);
    let (mut report, kept) = report(files, &texts, &layouts, &chunks, kept)?;
    let too_large = ImportError::TooLarge { what: "one column's values over 4 GiB" };
    let columns = build::build(&sources, &ruled, &Rows::new(&chunks, &kept), ids).ok_or(too_large)?;
    report.warnings = warnings(&columns);
    Ok(Columns { columns, report })
}

/// Every file's layout; all of one profile, in an encoding that it allows.
fn layouts(files: &[SourceFile], texts: &[Text<'_>], options: &Options) -> Result<Vec<Layout>, ImportError> {
    let mut layouts: Vec<Layout> = Vec::new();
    for (file, text) in files.iter().zip(texts) {
        let layout = recognise(&file.name, &text.text, options)?;
        let (found, profile) = (layout.profile.name(), layout.profile.profile());
        if let Some(expected) =
            layouts.first().map(|first| first.profile.name()).filter(|&first| first != found)
        {
            return Err(ImportError::MixedLayouts { file: file.name.clone(), found, expected });
        }
        if let Some(line) = text.assumed_from_line.filter(|_| profile.only_utf8) {
            return Err(ImportError::Encoding { file: file.name.clone(), line, profile: found });
        }
        layouts.push(layout);
    }
    Ok(layouts)
}

/// The column names of all files, in order of first appearance.
fn all_names(layouts: &[Layout]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in layouts.iter().flat_map(|layout| &layout.names) {
        if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
            names.push(name.clone());
        }
    }
    names
}

fn view<'a>(file: usize, text: &'a Text<'_>, layout: &Layout, sources: &'a [Vec<usize>]) -> FileView<'a> {
    FileView { file, text: &text.text, dialect: layout.dialect, width: layout.names.len(), sources }
}

/// The report, and for each piece the rows that are kept.
fn report(
    files: &[SourceFile],
    texts: &[Text<'_>],
    layouts: &[Layout],
    chunks: &[Chunk],
    kept: Kept,
) -> Result<(Report, Vec<Vec<bool>>), ImportError> {
    let rows_of = |file: usize| {
        let own = chunks.iter().filter(|chunk| chunk.file == file);
        own.map(|chunk| chunk.rows as u64 + chunk.rejects.len() as u64).sum::<u64>()
    };
    let reports = files.iter().zip(texts).zip(layouts).enumerate();
    let reports: Vec<FileReport> = reports
        .map(|(at, ((file, text), layout))| FileReport {
            name: file.name.clone(),
            bytes: file.bytes.len() as u64,
            sha256: String::new(),
            encoding: text.encoding,
            delimiter: char::from(layout.dialect.delimiter),
            rows: rows_of(at),
        })
        .collect();
    let voters = kept.rows.iter().flatten().filter(|&&keep| keep).count();
    let report = Report {
        profile: layouts.first().ok_or(ImportError::NoFile)?.profile,
        rows: reports.iter().map(|file| file.rows).sum(),
        files: reports,
        voters: u32::try_from(voters).map_err(|_| TOO_MANY)?,
        rejected: kept.rejected,
        duplicates: kept.duplicates,
        rejects: kept.rejects,
        warnings: Vec::new(),
    };
    if report.voters == 0 {
        let first = report.rejects.first().map(|reject| format!(" (first: {})", report.describe(reject)));
        let file = files.first().map(|file| file.name.clone()).unwrap_or_default();
        return Err(ImportError::NoVoter {
            file,
            first: first.unwrap_or_else(|| ": there is none".to_owned()),
        });
    }
    Ok((report, kept.rows))
}

/// What does not stop the import: ZIP codes that lost their zeros.
fn warnings(columns: &[BuiltColumn]) -> Vec<String> {
    let zips = columns.iter().filter(|column| column.info.name == "zip" || column.info.name == "mailing_zip");
    let short = zips.filter_map(|column| {
        let count = values(column).filter(|zip| matches!(zip.len(), 1..=4) && zip.iter().all(u8::is_ascii_digit)).count();
        let name = &column.info.name;
        (count > 0).then(|| {
            format!("column {name}: {count} distinct codes have fewer than 5 digits; a spreadsheet may have taken leading zeros off")
        })
    });
    short.collect()
}

/// The distinct values of a built column.
fn values(column: &BuiltColumn) -> impl Iterator<Item = &[u8]> {
    let ends = column.ends.as_chunks().0.iter().map(|&end| u32::from_le_bytes(end) as usize);
    ends.scan(0, |start, end| column.text.get(std::mem::replace(start, end)..end))
}
