//! A working on a page of its own: `--html FILE` and `--pdf FILE` of the commands that give one figure.

use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use jiff::civil::Date;
use law::Working;
use office::documents::{SOFTWARE, procedure_of};
use reports::Report as _;
use reports::figure::FigureSheet;

use super::procedures::Chosen;
use crate::outcome::Failure;
use crate::whole_file;

/// Where the answer goes besides the screen.
#[derive(Debug, Clone, Args)]
pub(super) struct Sheets {
    /// Also write the working as a page for the browser
    #[arg(long, value_name = "FILE.html", global = true)]
    html: Option<PathBuf>,
    /// Also write the working as PDF
    #[arg(long, value_name = "FILE.pdf", global = true)]
    pdf: Option<PathBuf>,
}

impl Sheets {
    /// Whether a file is asked for.
    pub(super) fn are_wanted(&self) -> bool {
        self.html.is_some() || self.pdf.is_some()
    }

    /// Writes the pages that were asked for, from the one working that is printed too.
    pub(super) fn write(
        &self,
        chosen: &Chosen<'_>,
        on: Option<Date>,
        title: &str,
        (workings, result, warnings): (Vec<Working>, &str, &[String]),
    ) -> Result<(), Failure> {
        if !self.are_wanted() {
            return Ok(());
        }
        let today = || jiff::tz::TimeZone::UTC.to_datetime(jiff::Timestamp::now()).date();
        let sheet = FigureSheet {
            title: title.to_owned(),
            workings,
            result: result.to_owned(),
            warnings: warnings.to_vec(),
            procedure: procedure_of(chosen.procedure, chosen.version),
            date: on.or(chosen.version.from).unwrap_or_else(today),
            software: SOFTWARE.to_owned(),
        };
        if let Some(path) = &self.html {
            let html = sheet.to_html().map_err(Failure::bad_input)?;
            whole_file::write(path, |file| file.write_all(html.as_bytes()))?;
        }
        if let Some(path) = &self.pdf {
            let pdf = sheet.to_pdf().map_err(Failure::bad_input)?;
            whole_file::write(path, |file| file.write_all(&pdf))?;
        }
        Ok(())
    }
}
