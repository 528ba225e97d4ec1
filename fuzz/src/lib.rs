//! What the fuzz targets do with bytes. Each function must neither panic nor break what it asserts, whatever it is given.

mod decision;
mod procedure_file;

pub use decision::decision;
pub use procedure_file::procedure_file;
