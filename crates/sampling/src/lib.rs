//! The frame, the public draw, the projection. Pure and exact: lines, seeds and figures come in, a sample or an
//! estimate comes out.
//!
//! `docs/draw.md` specifies the frame's hash and the tickets to the byte, so that a stranger can repeat a draw
//! without this program.

mod digest;
mod draw;
mod frame;
pub mod projection;
mod repeat;
mod seed;

pub use digest::{Digest, DigestError};
pub use draw::{DrawError, Drawn, draw, ticket};
pub use frame::{Frame, FrameError, LONGEST_LINE_ID};
pub use repeat::{Claim, Difference, repeat};
pub use seed::{LONGEST_SEED, SHORTEST_SEED, Seed, SeedError};
