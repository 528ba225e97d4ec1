//! What each comparison means, in the words a clerk reads: a line, a voter, and what must stand in the evidence.
#![expect(clippy::unwrap_used, reason = "test code")]

use linkage::{Candidate, Comparison, Engine, Field, Line, MemoryVoters, Subject};

type Record<'a> = [&'a str; 13];

const FIELDS: [Field; 13] = [
    Field::LastName,
    Field::FirstName,
    Field::MiddleName,
    Field::Suffix,
    Field::HouseNumber,
    Field::PreDirection,
    Field::StreetName,
    Field::StreetType,
    Field::UnitNumber,
    Field::City,
    Field::Zip,
    Field::MailingAddress,
    Field::HouseFraction,
];

const ROLL: [Record<'static>; 9] = [
    [
        "GUTIERREZ",
        "MARGARITA",
        "ELENA",
        "",
        "1240",
        "",
        "UNIVERSITY OAKS",
        "ST",
        "4",
        "SAN JUDAS",
        "92926",
        "",
        "",
    ],
    ["OBRIEN", "WILLIAM", "JOSEPH", "", "704", "N", "FIRST", "AVE", "", "CAMPANA", "92908", "PO BOX 776", ""],
    ["ZABALA MENDOZA", "ISIDRO", "", "", "88", "", "CALLE DE LUNA", "RD", "", "LOS PINOS", "92932", "", ""],
    ["KOEPKE", "MARK", "ALAN", "", "360", "N", "TAYLOR", "ST", "1", "SUNNYGLEN", "92986", "", ""],
    ["KOEPKE", "MARK", "ALAN", "JR", "360", "N", "TAYLOR", "ST", "1", "SUNNYGLEN", "92986", "", ""],
    ["PUNONGBAYAN", "SURENDRA", "", "", "131", "", "NOLL", "AVE", "", "SAN JUDAS", "92917", "", ""],
    ["LINDQVIST", "THOMAS", "ERIK", "", "2405", "", "EL CAMINO REAL", "", "", "PALO BLANCO", "92901", "", ""],
    ["SMITH", "JOHN", "", "", "12", "", "MAIN", "ST", "", "SAN JUDAS", "92917", "", ""],
    ["TRAN", "THI", "HOA", "", "9", "", "SENTER", "RD", "", "SAN JUDAS", "92917", "31 KING RD", ""],
];

fn engine() -> Engine {
    let mut voters = MemoryVoters::default();
    for record in ROLL {
        let values: Vec<(Field, &str)> = FIELDS.into_iter().zip(record).collect();
        voters.push(&values);
    }
    // Neighbours, so that a street or a city says something.
    for house in 1..400_u32 {
        let (house, last) =
            (house.to_string(), format!("NEIGHBOR{}", char::from_u32(u32::from(b'A') + house % 26).unwrap()));
        voters.push(&[
            (Field::LastName, &last),
            (Field::FirstName, "PAT"),
            (Field::HouseNumber, &house),
            (Field::StreetName, "PARK"),
            (Field::City, "SAN JUDAS"),
            (Field::Zip, "92917"),
        ]);
    }
    Engine::build(&voters)
}

fn best(engine: &Engine, line: [&str; 4]) -> Candidate {
    let [name, address, city, zip] = line.map(str::to_owned);
    let found = engine.link(&Line { printed_name: name, address, city, zip });
    found.candidates.into_iter().next().unwrap()
}

/// A line, the voter's row, and a subject with its comparison.
type Case = ([&'static str; 4], u32, Subject, Comparison);

#[test]
#[expect(clippy::too_many_lines, reason = "a table of cases")]
fn each_comparison_means_what_it_says() {
    use Comparison as C;
    use Subject as S;
    let engine = engine();
    let oaks = "1240 University Oaks St #4";
    let first = "704 N 1st Ave";
    let cases: [Case; 34] = [
        (["Margarita Gutierrez", oaks, "San Judas", "92926"], 0, S::LastName, C::Same),
        (["Margarita Gutierez", oaks, "San Judas", "92926"], 0, S::LastName, C::OneLetter),
        (["Margarita Guteirrez", oaks, "San Judas", "92926"], 0, S::LastName, C::LettersSwapped),
        (["Margarita Gutjerres", oaks, "San Judas", "92926"], 0, S::LastName, C::TwoLetters),
        // Nicknames: data/nicknames.csv and data/nicknames_more.csv.
        (["Rita Gutierrez", oaks, "San Judas", "92926"], 0, S::FirstName, C::Nickname),
        (["Bill O'Brien", first, "Campana", "92908"], 1, S::FirstName, C::Nickname),
        (["Marg Gutierrez", oaks, "San Judas", "92926"], 0, S::FirstName, C::ShortForm),
        (["M Gutierrez", oaks, "San Judas", "92926"], 0, S::FirstName, C::Initial),
        (["Joseph O'Brien", first, "Campana", "92908"], 1, S::FirstName, C::MiddleAsFirst),
        (["Margarita E. Gutierrez", oaks, "San Judas", "92926"], 0, S::MiddleName, C::Initial),
        (["Margarita Elena Gutierrez", oaks, "San Judas", "92926"], 0, S::MiddleName, C::Same),
        (["Margarita Q. Gutierrez", oaks, "San Judas", "92926"], 0, S::MiddleName, C::Different),
        (["Margarita Gutierrez", oaks, "San Judas", "92926"], 0, S::MiddleName, C::Missing),
        (["Isidro Q Zabala", "88 Calle de Luna", "Los Pinos", "92932"], 2, S::MiddleName, C::NotOnRoll),
        (["Isidro Zabala", "88 Calle de Luna", "Los Pinos", "92932"], 2, S::LastName, C::OneOfTwo),
        (["GUTIERREZ, MARGARITA", oaks, "San Judas", "92926"], 0, S::LastName, C::Same),
        (["3. Mr William O'Brien", first, "Campana", "92908"], 1, S::FirstName, C::Same),
        (["x William OBrien", first, "Campana", "92908"], 1, S::FirstName, C::Same),
        (["SurendraPunongbayan", "131 Noll Ave", "San Judas", "92917"], 5, S::LastName, C::Same),
        (
            ["Margarita Gutierrez", "1420 University Oaks St #4", "San Judas", "92926"],
            0,
            S::HouseNumber,
            C::DigitsSwapped,
        ),
        (
            ["Margarita Gutierrez", "1246 University Oaks St #4", "San Judas", "92926"],
            0,
            S::HouseNumber,
            C::OneDigit,
        ),
        // A number that got a space inside, as readers do.
        (
            ["Margarita Gutierrez", "12 40 University Oaks St #4", "San Judas", "92926"],
            0,
            S::HouseNumber,
            C::Same,
        ),
        (
            ["Margarita Gutierrez", "1240 Universty Oaks St #4", "San Judas", "92926"],
            0,
            S::Street,
            C::OneLetter,
        ),
        // 2 CCR 20931: unit missing or different, street abbreviated, fraction, box beside the street, city missing or abbreviated,
        // a neighbourhood's name.
        (
            ["Margarita Gutierrez", "1240 University Oaks St", "San Judas", "92926"],
            0,
            S::Unit,
            C::UnitMissing,
        ),
        (
            ["Margarita Gutierrez", "1240 University Oaks St #9", "San Judas", "92926"],
            0,
            S::Unit,
            C::UnitDifferent,
        ),
        (["Margarita Gutierrez", "1240 Univ #4", "San Judas", "92926"], 0, S::Street, C::StreetAbbreviated),
        (
            ["Margarita Gutierrez", "1240 1/2 University Oaks St #4", "San Judas", "92926"],
            0,
            S::HouseNumber,
            C::FractionDiffers,
        ),
        (["William O'Brien", "704 N 1st Ave, PO Box 9", "Campana", "92908"], 1, S::Street, C::BoxAndStreet),
        (["Margarita Gutierrez", oaks, "", "92926"], 0, S::Locality, C::CityMissing),
        (["Margarita Gutierrez", oaks, "S Judas", "92926"], 0, S::Locality, C::CityAbbreviated),
        (["Margarita Gutierrez", oaks, "Evergreen", "92926"], 0, S::Locality, C::OtherCityName),
        (["Surendra Punongbayan", "55 Park", "San Judas", "92917"], 5, S::Address, C::Moved),
        (["William O'Brien", "P.O. Box 776", "Campana", "92908"], 1, S::Address, C::Mailing),
        (["Thi Hoa Tran", "31 King Rd", "San Judas", "92917"], 8, S::Address, C::Mailing),
    ];
    for (line, voter, subject, comparison) in cases {
        let best = best(&engine, line);
        assert_eq!(best.voter, voter, "{line:?}: {:?}", best.evidence);
        let evidence = best.evidence.iter().find(|evidence| evidence.subject == subject);
        assert_eq!(
            evidence.map(|evidence| evidence.comparison),
            Some(comparison),
            "{line:?}: {:?}",
            best.evidence
        );
    }
}

#[test]
fn the_weights_sum_to_the_log_odds() {
    let engine = engine();
    for line in [
        ["Margarita Gutierrez", "1240 University Oaks St #4", "San Judas", "92926"],
        ["Bill Obrien", "PO Box 776", "", ""],
        ["Mark Koepke", "360 N Taylor", "Sunnyglen", ""],
        ["Surendra Punongbayan", "17 Nowhere Rd", "Oakhaven", "92807"],
    ] {
        let best = best(&engine, line);
        let sum: f64 = best.evidence.iter().map(|evidence| evidence.weight).sum();
        let odds = (best.probability / (1.0 - best.probability)).ln();
        assert!((sum - odds).abs() < 1e-6, "{line:?}: {sum} is not {odds}");
    }
}

#[test]
fn a_suffix_tells_father_from_son_and_without_one_it_is_a_tie() {
    let engine = engine();
    let link = |name: &str| {
        let line = Line {
            printed_name: name.into(),
            address: "360 N Taylor St #1".into(),
            city: "Sunnyglen".into(),
            zip: "92986".into(),
        };
        let found = engine.link(&line).candidates;
        let of = |voter: u32| found.iter().find(|candidate| candidate.voter == voter).cloned().unwrap();
        (of(3), of(4))
    };
    for junior in ["Mark Koepke Jr", "Mark Koepke, Jr.", "Mark Koepke Jrr", "Mark KoepkeJr"] {
        let (father, son) = link(junior);
        assert!(son.probability > 0.9 && father.probability < 0.1, "{junior}: {}", son.probability);
    }
    let (father, son) = link("Mark Koepke Sr");
    assert!(father.probability > 0.8 && son.probability < 0.2, "{}", father.probability);
    let (father, son) = link("Mark Koepke");
    for candidate in [father, son] {
        assert!((0.3..0.7).contains(&candidate.probability), "{}", candidate.probability);
        let rivals = candidate.evidence.last().unwrap();
        assert_eq!((rivals.subject, rivals.comparison), (Subject::Rivals, Comparison::Namesake));
        assert_eq!(
            rivals.to_string().split(" -").next(),
            Some("rivals: another of this name at this address")
        );
    }
}

#[test]
fn an_exact_word_never_weighs_less_than_one_that_is_only_alike() {
    let engine = engine();
    let weight = |line: [&str; 4], subject: Subject| {
        let best = best(&engine, line);
        best.evidence.iter().find(|evidence| evidence.subject == subject).unwrap().weight
    };
    let oaks = "1240 University Oaks St #4";
    let pairs = [
        (["Margarita Gutierrez", oaks], ["Margarita Gutierez", oaks], Subject::LastName),
        (["Margarita Gutierrez", oaks], ["Rita Gutierrez", oaks], Subject::FirstName),
        (["Margarita Gutierrez", oaks], ["Margarita Gutierrez", "1240 University Oaks St #9"], Subject::Unit),
        (
            ["Margarita Gutierrez", oaks],
            ["Margarita Gutierrez", "1240 Universty Oaks St #4"],
            Subject::Street,
        ),
    ];
    for ([name, address], [other_name, other_address], subject) in pairs {
        let exact = weight([name, address, "San Judas", "92926"], subject);
        let alike = weight([other_name, other_address, "San Judas", "92926"], subject);
        assert!(exact >= alike, "{subject:?}: {exact} against {alike}");
    }
}

#[test]
fn somebody_else_of_the_house_and_another_county_are_doubted() {
    let engine = engine();
    let relative = engine.link(&Line {
        printed_name: "Consuelo Gutierrez".into(),
        address: "1240 University Oaks St #4".into(),
        city: "San Judas".into(),
        zip: "92926".into(),
    });
    assert!(relative.not_on_roll > 0.5, "{relative:?}");
    let away = |city: &str, zip: &str| {
        let line = Line {
            printed_name: "Thomas Lindqvist".into(),
            address: "17 Ocean View Dr".into(),
            city: city.into(),
            zip: zip.into(),
        };
        engine.link(&line).candidates.iter().map(|candidate| candidate.probability).sum::<f64>()
    };
    assert!(away("San Judas", "92917") > away("Oakhaven", "90107"), "another county counts against a move");
}
