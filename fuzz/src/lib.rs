//! What the fuzz targets do with bytes. Each function must neither panic nor break what it asserts, whatever it is given.

mod decision;
mod linkage_line;
mod linkage_roll;
mod procedure_file;

pub use decision::decision;
pub use linkage_line::linkage_line;
pub use linkage_roll::linkage_roll;
pub use procedure_file::procedure_file;
