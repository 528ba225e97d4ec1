//! The examination of the Santa Clara recall of 2018 as events: boxes, raw count, sample and valid lines are the county's. Which
//! lines were valid was never published, so the first of the draw are; the number of duplicates, not known either, is 0.

use std::fmt::Write as _;

const RAW: usize = 94_539;
const SAMPLE: usize = 4_727;
const VALID: usize = 3_389;
const SHEET: usize = 40;
const SHEETS_OF_A_SECTION: usize = 90;
const SEED: &str = "20180123201801232018";
const DAY: &str = r#","on":"2018-01-23""#;

/// The lines of a file of events.
struct Told(String);

impl Told {
    fn say(&mut self, who: &str, role: &str, on: &str, event: &str) {
        writeln!(self.0, r#"{{"person":"{who}","role":"{role}"{on},{event}}}"#).unwrap();
    }

    fn registrar(&mut self, on: &str, event: &str) {
        self.say("rita", "registrar", on, event);
    }

    fn clerk(&mut self, who: &str, event: &str) {
        self.say(who, "clerk", "", event);
    }
}

/// The names of the lines: sections of ninety sheets of forty positions.
fn lines() -> Vec<String> {
    let name = |at: usize| {
        let (sheet, position) = (at / SHEET, at % SHEET + 1);
        let (section, sheet) = (sheet / SHEETS_OF_A_SECTION + 1, sheet % SHEETS_OF_A_SECTION + 1);
        format!("{section:04}-{sheet:02}-a-{position:02}")
    };
    (0..RAW).map(name).collect()
}

/// The whole examination, one event a line.
pub(crate) fn examination() -> String {
    let mut told = Told(String::new());
    received(&mut told);
    counted(&mut told);
    let drawn = drawn(&mut told);
    examined(&mut told, &drawn);
    certified(&mut told);
    told.0
}

fn received(told: &mut Told) {
    let roll = "2".repeat(64);
    told.registrar("", &format!(r#""kind":"roll-bound","roll":1,"hash":"{roll}","as_of":"2018-01-09""#));
    for number in 1..=11 {
        let event = format!(r#""kind":"box-received","box":{number},"seal":"","claimed":0"#);
        told.say("ana", "clerk", r#","on":"2018-01-11""#, &event);
    }
    for section in 1..=RAW.div_ceil(SHEET).div_ceil(SHEETS_OF_A_SECTION) {
        let in_box = section.min(11);
        let event = format!(
            r#""kind":"section-received","section":{section},"box":{in_box},"circulator":{section},"declaration":{{"signed":true}}"#
        );
        told.clerk("ana", &event);
    }
}

fn counted(told: &mut Told) {
    for (who, pass) in [("ana", "first"), ("ben", "second")] {
        for sheet in 0..RAW.div_ceil(SHEET) {
            let last = (RAW - sheet * SHEET).min(SHEET);
            let (section, number) = (sheet / SHEETS_OF_A_SECTION + 1, sheet % SHEETS_OF_A_SECTION + 1);
            let event = format!(
                r#""kind":"sheet-counted","section":{section},"sheet":{number},"pass":"{pass}","lines":{{"a":"1-{last}"}}"#
            );
            told.clerk(who, &event);
        }
    }
    told.registrar(DAY, &format!(r#""kind":"raw-count-declared","raw_count":{RAW}"#));
    let filed = format!(r#""kind":"prima-facie-decided","raw_count":{RAW},"required":58634,"accepted":true"#);
    told.registrar(r#","on":"2018-01-11""#, &filed);
}

fn drawn(told: &mut Told) -> Vec<String> {
    let frame = sampling::Frame::new(lines()).unwrap();
    let seed: sampling::Seed = SEED.parse().unwrap();
    let drawn = sampling::draw(&frame, &seed, SAMPLE).unwrap();
    let drawn: Vec<String> = drawn.iter().map(|drawn| drawn.line.to_owned()).collect();
    let sample = sampling::Frame::new(drawn.iter().cloned()).unwrap();
    let hash = hex::encode(frame.hash().as_bytes());
    told.registrar(DAY, &format!(r#""kind":"frame-frozen","hash":"{hash}","lines":{RAW}"#));
    told.registrar(
        DAY,
        &format!(r#""kind":"seed-published","frame":1,"seed":"{SEED}","source":"a stand-in""#),
    );
    let (hash, names) = (hex::encode(sample.hash().as_bytes()), serde_json::to_string(&drawn).unwrap());
    let event = format!(r#""kind":"sample-drawn","frame":1,"size":{SAMPLE},"hash":"{hash}","lines":{names}"#);
    told.registrar(DAY, &event);
    drawn
}

fn examined(told: &mut Told, drawn: &[String]) {
    let invalid = r#""verdict":{"invalid":{"reason":"not-registered"}},"roll":1"#;
    for (at, line) in drawn.iter().enumerate() {
        let valid = format!(r#""verdict":{{"valid":{{"voter":"{at:064x}"}}}},"roll":1"#);
        let said = if at < VALID { valid.as_str() } else { invalid };
        told.clerk("ana", &format!(r#""kind":"finding-recorded","line":"{line}",{said}"#));
        if at >= VALID {
            told.clerk("ben", &format!(r#""kind":"finding-reviewed","line":"{line}",{said}"#));
        }
    }
    let rejected = SAMPLE - VALID;
    let tally = format!(
        r#"{{"scope":"sample","raw_count":{RAW},"lines":{SAMPLE},"checked":{SAMPLE},"reviewed":{rejected},"pending":0,"final":{SAMPLE},"valid":{VALID},"reinstated":0,"duplicates":0,"withdrawn":0,"struck":0,"invalid":{{"not-registered":{rejected}}}}}"#
    );
    told.registrar(DAY, &format!(r#""kind":"examination-completed","tally":{tally}"#));
}

fn certified(told: &mut Told) {
    let projection = format!(
        r#""kind":"projection-recorded","raw_count":{RAW},"sample":{SAMPLE},"valid":{VALID},"duplicates":0,"required":58634,"projected":67776,"decision":"sufficient""#
    );
    told.registrar(DAY, &projection);
    let rejected = SAMPLE - VALID;
    let figures = format!(
        r#"{{"required":58634,"raw_count":{RAW},"examined":{SAMPLE},"valid":{VALID},"not_valid":{rejected},"projected":67776}}"#
    );
    let certificate = format!(
        r#""kind":"certificate-issued","outcome":"sufficient","figures":{figures},"signer":"the registrar""#
    );
    told.registrar(DAY, &certificate);
}
