//! The frame and the draw against golden tickets (computed with Python's hashlib) and against what must hold for
//! any frame.

#![expect(clippy::unwrap_used, reason = "test code")]

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use sampling::{Claim, Digest, DrawError, Drawn, Frame, FrameError, Seed, SeedError, draw, repeat, ticket};

const SEED: &str = "31415926535897932384";

fn seed() -> Seed {
    SEED.parse().unwrap()
}

fn ten_lines() -> Frame {
    Frame::new((1..=10).map(|n| format!("B01-0001-A-{n:02}"))).unwrap()
}

#[test]
fn tickets_and_their_order_are_golden() {
    let golden = [
        (9, "B01-0001-A-09", "1344516dbd88f3bdc02ab9b2f608c01a87826e9de33af76a0734205f9ee09f29"),
        (5, "B01-0001-A-05", "26caeb98826c8d5cbd09992457fa6e465aa27c44936151d60b70137c2800875f"),
        (2, "B01-0001-A-02", "35150484db64c8c6409cbd26bd6a4a2041a1e7d323f37eb8fb21e09a24a64b4e"),
        (3, "B01-0001-A-03", "43d55e64f285ca5fcad2c6154ba67470c0ab3ba5b868bb6792ada3651b088ebd"),
        (6, "B01-0001-A-06", "af0d6ff18922581499f704b05ab8579b3e458eea07728a6aa52e4ef60c875df7"),
    ];
    let frame = ten_lines();
    let drawn = draw(&frame, &seed(), 5).unwrap();
    for ((order, (number, line, hex)), drawn) in (1..).zip(golden).zip(drawn) {
        assert_eq!(drawn, Drawn { order, number, line, ticket: hex.parse().unwrap() });
    }
}

#[test]
fn a_ticket_covers_the_bytes_of_the_id_and_every_digit_of_the_seed() {
    let cases = [
        (SEED, "ñandú 7", "a860d6eb873cccd9a4d5f27f0ec6949e2c4c487d12845a3170ae7eb4950bc0ec"),
        ("00000000000000000000", "L1", "5a1cfd7e24d58fe26b6a7f9314d71a89c7e0c6712d76f26daffab00ee42a50b7"),
        ("000000000000000000000", "L1", "f22cea073c4e03586b57976246c21f04d580cb39c1b000e30b935a01746db962"),
    ];
    for (seed, line, golden) in cases {
        assert_eq!(ticket(&seed.parse().unwrap(), line).to_string(), golden);
    }
}

#[test]
fn frame_hashes_are_golden() {
    let first = Arc::new(ten_lines());
    assert_eq!(first.hash().to_string(), "879a0e06863b4ffa0154085ac127faaaa89a0c76508ef8066a8f2403b8148224");
    let later = Frame::supplement(Arc::clone(&first), ["B12-0001-A-01", "B12-0001-A-02"]).unwrap();
    assert_eq!(later.hash().to_string(), "7dffd3f782d32d0002759487244f39dbceba7db20ef7da907956e7d3f9f3356f");
    assert_eq!(later.parent().unwrap().hash(), first.hash());
    assert_eq!(Digest::of(&later.canonical_bytes()), later.hash());
}

#[test]
fn a_frame_says_which_line_is_wrong() {
    let long = "x".repeat(10_000);
    let cases: [(&[&str], FrameError); 6] = [
        (&[], FrameError::Empty),
        (&["a", ""], FrameError::Unnamed { number: 2 }),
        (&["a", "b", &long], FrameError::TooLong { number: 3, bytes: 10_000 }),
        (&[" a"], FrameError::Unprintable { number: 1, id: " a".into() }),
        (&["a\u{7}b"], FrameError::Unprintable { number: 1, id: "a\u{7}b".into() }),
        (&["a", "b", "a"], FrameError::Repeated { id: "a".into(), first: 1, number: 3 }),
    ];
    for (lines, error) in cases {
        assert_eq!(Frame::new(lines.iter().copied()), Err(error));
    }
}

#[test]
fn a_supplementary_frame_repeats_no_line_of_any_earlier_frame() {
    let first = Arc::new(Frame::new(["a", "b"]).unwrap());
    let second = Arc::new(Frame::supplement(Arc::clone(&first), ["c"]).unwrap());
    let third = Frame::supplement(Arc::clone(&second), ["d", "b"]);
    let expected = FrameError::InParent { id: "b".into(), first: 2, number: 2, parent: first.hash() };
    assert_eq!(third, Err(expected));
    // The same list under another parent is another frame.
    let (under_first, under_second) =
        (Frame::supplement(first, ["d"]).unwrap(), Frame::supplement(second, ["d"]).unwrap());
    assert_ne!(under_first.hash(), under_second.hash());
}

#[test]
fn a_seed_is_at_least_twenty_decimal_digits() {
    let cases = [
        ("", SeedError::TooShort(0)),
        ("1234567890123456789", SeedError::TooShort(19)),
        ("1234567890123456789O", SeedError::NotADigit { position: 20, found: 'O' }),
        ("-1234567890123456789012", SeedError::NotADigit { position: 1, found: '-' }),
        ("1234567890 1234567890", SeedError::NotADigit { position: 11, found: ' ' }),
        ("１２３４５６７８９０１２３４５６７８９０", SeedError::NotADigit { position: 1, found: '１' }),
        (&"9".repeat(1001), SeedError::TooLong(1001)),
    ];
    for (text, error) in cases {
        assert_eq!(text.parse::<Seed>(), Err(error), "{text}");
    }
    assert_eq!("00000000000000000000".parse::<Seed>().unwrap().as_str(), "00000000000000000000");
}

#[test]
fn a_sample_fits_its_frame() {
    let frame = ten_lines();
    assert_eq!(draw(&frame, &seed(), 0), Err(DrawError::Nothing));
    assert_eq!(draw(&frame, &seed(), 11), Err(DrawError::TooLarge { size: 11, lines: 10 }));
    assert_eq!(draw(&frame, &seed(), 10).unwrap().len(), 10);
}

/// What somebody would publish of a draw.
fn published(drawn: &[Drawn<'_>]) -> Vec<Claim> {
    drawn.iter().map(|d| Claim { order: d.order, line: d.line.to_owned(), ticket: d.ticket }).collect()
}

prop_compose! {
    /// Up to 60 distinct line ids of one to eight characters, in an order unrelated to their names.
    fn some_ids()(set in proptest::collection::btree_set("[a-zé0-9-]{1,8}", 1..60))
        (ids in Just(set.into_iter().collect::<Vec<String>>()).prop_shuffle()) -> Vec<String> { ids }
}

proptest! {
    #[test]
    fn a_larger_sample_extends_a_smaller_one(ids in some_ids(), digits in "[0-9]{20,30}") {
        let frame = Frame::new(ids).unwrap();
        let seed: Seed = digits.parse().unwrap();
        let whole = draw(&frame, &seed, frame.lines().len()).unwrap();
        for size in 1..=whole.len() {
            prop_assert_eq!(draw(&frame, &seed, size).unwrap(), &whole[..size]);
        }
    }

    #[test]
    fn the_draw_is_the_naive_sort_of_all_tickets(ids in some_ids(), digits in "[0-9]{20}", at in any::<proptest::sample::Index>()) {
        let seed: Seed = digits.parse().unwrap();
        let naive: BTreeSet<(Digest, &str)> = ids.iter().map(|id| (ticket(&seed, id), id.as_str())).collect();
        let frame = Frame::new(ids.clone()).unwrap();
        let size = at.index(ids.len()) + 1;
        let drawn = draw(&frame, &seed, size).unwrap();
        for (drawn, (ticket, line)) in drawn.iter().zip(naive) {
            prop_assert_eq!((drawn.ticket, drawn.line), (ticket, line));
            prop_assert_eq!(&frame.lines()[drawn.number - 1], line);
        }
    }

    #[test]
    fn the_order_of_the_frame_plays_no_part(ids in some_ids(), digits in "[0-9]{20}") {
        let mut turned = ids.clone();
        turned.reverse();
        let (frame, turned) = (Frame::new(ids).unwrap(), Frame::new(turned).unwrap());
        let seed: Seed = digits.parse().unwrap();
        let lines = |frame| published(&draw(frame, &seed, frame.lines().len()).unwrap());
        prop_assert_eq!(lines(&frame), lines(&turned));
    }

    #[test]
    fn any_change_to_a_published_sample_is_found(
        ids in some_ids(), digits in "[0-9]{20}", at in any::<proptest::sample::Index>(), change in 0..4,
    ) {
        let frame = Frame::new(ids).unwrap();
        let seed: Seed = digits.parse().unwrap();
        let mut claims = published(&draw(&frame, &seed, frame.lines().len()).unwrap());
        prop_assert_eq!(repeat(&frame, &seed, &claims).unwrap(), None);
        let at = at.index(claims.len());
        match change {
            0 => claims[at].order += 1,
            1 => claims[at].line.push('!'),
            2 => claims[at].ticket = Digest::of(b"another"),
            _ => claims.swap(at, 0),
        }
        let first = repeat(&frame, &seed, &claims).unwrap().map(|difference| difference.row);
        let expected = match change {
            3 if at == 0 => None,
            3 => Some(1),
            _ => Some(at + 1),
        };
        prop_assert_eq!(first, expected);
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_readers_panic(text in any::<String>()) {
        if let Ok(digest) = text.parse::<Digest>() {
            prop_assert_eq!(digest.to_string(), text.to_ascii_lowercase());
        }
        if let Ok(seed) = text.parse::<Seed>() {
            prop_assert_eq!(seed.as_str(), text.clone());
        }
        if let Ok(frame) = Frame::new([text.clone()]) {
            prop_assert_eq!(frame.lines(), &[text]);
        }
    }
}
