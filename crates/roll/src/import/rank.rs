//! The values of a column in the order of their bytes, over all lanes.

use rayon::prelude::*;

use super::ruled::Values;

/// Every value's place among the distinct ones.
#[derive(Debug)]
pub(super) struct Ranked {
    /// For each lane, for each value.
    pub(super) ranks: Vec<Vec<u32>>,
    /// For each distinct value, ascending: a lane and a value of it that are this one.
    pub(super) firsts: Vec<(u32, u32)>,
}

impl Ranked {
    /// Sorts a column. None if it has more values than a `u32` counts.
    pub(super) fn of(lanes: &[Values<'_>]) -> Option<Self> {
        let shared = shared_beginning(lanes);
        let mut order: Vec<(u64, u32)> = Vec::with_capacity(lanes.iter().map(|lane| lane.all().len()).sum());
        let mut starts = Vec::with_capacity(lanes.len());
        for lane in lanes {
            let start = u32::try_from(order.len()).ok()?;
            starts.push(start);
            // Eight bytes behind what all begin with decide most comparisons without following a pointer.
            let keys = lane.all().iter().map(|value| eight_bytes(&value.as_bytes()[shared..]));
            order.extend(keys.zip(start..));
        }
        u32::try_from(order.len()).ok()?;
        let lane_of = |id: u32| starts.partition_point(|&start| start <= id) - 1;
        let value = |id: u32| {
            let lane = lane_of(id);
            lanes[lane].all()[(id - starts[lane]) as usize].as_ref()
        };
        order.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| value(a.1).cmp(value(b.1))));

        let mut ranks: Vec<Vec<u32>> = lanes.iter().map(|lane| vec![0; lane.all().len()]).collect();
        let mut firsts: Vec<(u32, u32)> = Vec::new();
        let mut last: Option<(u64, u32)> = None;
        for (key, id) in order {
            let lane = lane_of(id);
            let own = id - starts[lane];
            let again = last.is_some_and(|last| last.0 == key && value(last.1) == value(id));
            if !again {
                firsts.push((u32::try_from(lane).ok()?, own));
                last = Some((key, id));
            }
            ranks[lane][own as usize] = u32::try_from(firsts.len() - 1).ok()?;
        }
        Some(Self { ranks, firsts })
    }

    /// The number of distinct values.
    pub(super) fn distinct(&self) -> usize {
        self.firsts.len()
    }
}

/// Bytes with which every value begins: numbers given by an office often begin alike.
fn shared_beginning(lanes: &[Values<'_>]) -> usize {
    let mut values = lanes.iter().flat_map(|lane| lane.all()).map(|value| value.as_bytes());
    let Some(first) = values.next() else { return 0 };
    let mut shared = first;
    for value in values {
        if !value.starts_with(shared) {
            let alike = shared.iter().zip(value).take_while(|(a, b)| a == b).count();
            shared = &shared[..alike];
        }
    }
    shared.len()
}

fn eight_bytes(value: &[u8]) -> u64 {
    if let Some(eight) = value.first_chunk() {
        return u64::from_be_bytes(*eight);
    }
    let mut bytes = [0; 8];
    bytes[..value.len()].copy_from_slice(value);
    u64::from_be_bytes(bytes)
}
