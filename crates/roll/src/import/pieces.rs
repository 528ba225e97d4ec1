//! Files read in pieces on all cores. A piece's start is a guess until the piece before it ends there; where the guesses do not
//! hold (stray quotes, a quote that is never closed), the file is read again from its beginning in one go, which also gives
//! exact row numbers for errors.

use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::chunk::{Chunk, ChunkError, ChunkErrorKind, FileView};
use super::lane::Lane;
use super::plan::Layout;
use super::scan::cuts;
use super::{ImportError, Progress, SourceFile};

/// Bytes below which a piece is not worth a thread.
const SMALLEST_PIECE: usize = 1 << 20;
/// Bytes above which pieces no longer spread the work more evenly.
const LARGEST_PIECE: usize = 1 << 22;

/// All files, read: the pieces in the order of their rows, and the texts of each lane that read some of them.
#[derive(Debug, Default)]
pub(super) struct Pieces<'a> {
    pub(super) chunks: Vec<Chunk>,
    pub(super) lanes: Vec<Lane<'a>>,
}

/// Reads all files; each view goes with the position of its first row.
pub(super) fn read_all<'a>(
    files: &[SourceFile],
    layouts: &[Layout],
    views: &[(FileView<'a>, usize)],
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Pieces<'a>, ImportError> {
    let total = views.iter().map(|(view, _)| view.text.len() as u64).sum();
    let report = |read: usize| progress(Progress::Rows { read: read as u64, total });
    let mut all = Pieces::default();
    for ((view, body), (file, layout)) in views.iter().zip(files.iter().zip(layouts)) {
        let pieces = match in_parallel(*view, *body, &report) {
            Some(pieces) => pieces,
            None => in_one_go(*view, *body).map_err(|error| describe(&error, file, layout))?,
        };
        let before = all.lanes.len();
        all.lanes.extend(pieces.lanes);
        all.chunks
            .extend(pieces.chunks.into_iter().map(|chunk| Chunk { lane: before + chunk.lane, ..chunk }));
    }
    Ok(all)
}

fn in_one_go<'a>(view: FileView<'a>, body: usize) -> Result<Pieces<'a>, ChunkError> {
    let mut lane = Lane::new(view.sources.len());
    let chunk = view.read(body, view.text.len(), &mut lane)?;
    Ok(Pieces { chunks: vec![chunk], lanes: vec![lane] })
}

/// None where the pieces do not fit together.
fn in_parallel<'a>(view: FileView<'a>, body: usize, report: &(dyn Fn(usize) + Sync)) -> Option<Pieces<'a>> {
    let (length, threads) = (view.text.len() - body, rayon::current_num_threads());
    let size = (length / (threads * 4)).clamp(SMALLEST_PIECE, LARGEST_PIECE);
    let cuts = cuts(view.text.as_bytes(), body, length / size + 1, view.dialect);
    let next = AtomicUsize::new(0);
    // Each thread takes the next piece until there is none. Which thread reads which piece decides the numbers of texts, and
    // these do not outlive the import.
    let read = |_| {
        let (mut lane, mut chunks) = (Lane::new(view.sources.len()), Vec::new());
        loop {
            let nth = next.fetch_add(1, Ordering::Relaxed);
            let Some(&[start, end]) = cuts.get(nth..nth + 2) else { return Some((lane, chunks)) };
            let chunk = view.read(start, end, &mut lane).ok().filter(|chunk| chunk.end == end);
            let Some(chunk) = chunk else {
                next.store(cuts.len(), Ordering::Relaxed);
                return None;
            };
            report(end - start);
            chunks.push((nth, chunk));
        }
    };
    let read: Vec<_> = (0..threads).into_par_iter().with_max_len(1).map(read).collect::<Option<_>>()?;
    let (mut chunks, mut lanes) = (Vec::new(), Vec::new());
    for (lane, own) in read {
        chunks.extend(own.into_iter().map(|(nth, chunk)| (nth, Chunk { lane: lanes.len(), ..chunk })));
        lanes.push(lane);
    }
    chunks.sort_by_key(|&(nth, _)| nth);
    let mut chunks: Vec<Chunk> = chunks.into_iter().map(|(_, chunk)| chunk).collect();
    let mut row = FIRST_ROW;
    for chunk in &mut chunks {
        chunk.first_row = row;
        row += chunk.records;
    }
    Some(Pieces { chunks, lanes })
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
