//! Files read in pieces on all cores. A piece's start is a guess until the piece before it ends there; where the guesses do not
//! hold (stray quotes, a quote that is never closed), the file is read again from its beginning in one go, which also gives
//! exact row numbers for errors.

use rayon::prelude::*;

use super::chunk::{Chunk, ChunkError, ChunkErrorKind, FileView};
use super::plan::Layout;
use super::scan::cuts;
use super::{ImportError, Progress, SourceFile};

/// Bytes below which a piece is not worth a thread.
const SMALLEST_PIECE: usize = 1 << 20;

/// Reads all files; each view goes with the position of its first row.
pub(super) fn read_all<'a>(
    files: &[SourceFile],
    layouts: &[Layout],
    views: &[(FileView<'a>, usize)],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Vec<Chunk<'a>>, ImportError> {
    let total = views.iter().map(|(view, _)| view.text.len() as u64).sum();
    let report = |read: usize| progress(Progress::Rows { read: read as u64, total });
    let mut all = Vec::new();
    for ((view, body), (file, layout)) in views.iter().zip(files.iter().zip(layouts)) {
        let chunks = match in_parallel(*view, *body, &report) {
            Some(chunks) => chunks,
            None => vec![view.read(*body, view.text.len()).map_err(|error| describe(&error, file, layout))?],
        };
        all.extend(chunks);
    }
    Ok(all)
}

/// None where the pieces do not fit together.
fn in_parallel<'a>(
    view: FileView<'a>,
    body: usize,
    report: &(dyn Fn(usize) + Sync),
) -> Option<Vec<Chunk<'a>>> {
    let most = (view.text.len() - body) / SMALLEST_PIECE + 1;
    // More pieces than threads even out their lengths; many more would only multiply the texts to merge.
    let count = most.min(rayon::current_num_threads() * 4);
    let cuts = cuts(view.text.as_bytes(), body, count, view.dialect);
    let read = |piece: &[usize]| {
        let chunk = view.read(piece[0], piece[1]).ok().filter(|chunk| chunk.end == piece[1])?;
        report(piece[1] - piece[0]);
        Some(chunk)
    };
    let mut chunks: Vec<Chunk<'a>> = cuts.par_windows(2).with_max_len(1).map(read).collect::<Option<_>>()?;
    let mut row = FIRST_ROW;
    for chunk in &mut chunks {
        chunk.first_row = row;
        row += chunk.records;
    }
    Some(chunks)
}

/// The header is row 1.
pub(super) const FIRST_ROW: u64 = 2;

fn describe(error: &ChunkError, file: &SourceFile, layout: &Layout) -> ImportError {
    let (file, row) = (file.name.clone(), FIRST_ROW + error.record);
    match error.kind {
        ChunkErrorKind::Truncated { found } => {
            ImportError::Truncated { file, row, found, expected: layout.names.len() }
        }
        ChunkErrorKind::Quote(quote) => {
            let column =
                layout.names.get(quote.field).cloned().unwrap_or_else(|| (quote.field + 1).to_string());
            if quote.unclosed {
                ImportError::UnclosedQuote { file, row, column }
            } else {
                ImportError::TextAfterQuote { file, row, column }
            }
        }
    }
}
