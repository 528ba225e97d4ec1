use super::*;

fn line() -> LineRecord {
    LineRecord {
        line_id: "0412-07-B-3".to_owned(),
        section: "0412".to_owned(),
        sheet: "07".to_owned(),
        side: "B".to_owned(),
        position: 3,
        r#box: "4".to_owned(),
        drawn: Some(1),
        finding: "invalid".to_owned(),
        reason: "different-address".to_owned(),
        reason_label: "Registered at a different address".to_owned(),
        personal: Some(Personal {
            printed_name: "=HYPERLINK(\"http://example.org\"), Ana".to_owned(),
            address: "12 \"B\" St".to_owned(),
            zip: "09501".to_owned(),
            voter_id: "V000123".to_owned(),
            note: "two\nlines".to_owned(),
            ..Personal::default()
        }),
        ..LineRecord::default()
    }
}

fn csv_of(audience: Audience, marking: Option<&str>) -> String {
    let mut out = Vec::new();
    write_csv(&mut out, &[line()], audience, marking).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_office_gets_everything_and_no_formula() {
    let expected = "line_id,section,sheet,side,position,box,drawn,finding,reason,reason_label,duplicate_of,review,\
                    circulator,printed_name,address,city,zip,voter_id,note\r\n\
                    0412-07-B-3,0412,07,B,3,4,1,invalid,different-address,Registered at a different address,,,\
                    ,\"'=HYPERLINK(\"\"http://example.org\"\"), Ana\",\"12 \"\"B\"\" St\",,09501,V000123,\"two\nlines\"\r\n";
    assert_eq!(csv_of(Audience::Office, None), expected);
}

#[test]
fn the_public_gets_no_person_and_the_marking() {
    let csv = csv_of(Audience::Public, Some("DRAFT"));
    assert_eq!(csv.lines().next().unwrap().split(',').next_back(), Some("marking"));
    assert!(csv.trim_end().ends_with(",DRAFT"));
    let mut json = Vec::new();
    write_json(&mut json, &[line()], Audience::Public, Some("DRAFT")).unwrap();
    let json = String::from_utf8(json).unwrap();
    for text in [&csv, &json] {
        for personal in ["Ana", "St\"", "09501", "V000123", "printed_name", "voter_id", "circulator", "two"] {
            assert!(!text.contains(personal), "{personal} in {text}");
        }
    }
    assert!(json.contains("\"marking\":\"DRAFT\""));
}

#[test]
fn cells_that_a_spreadsheet_would_run_become_text() {
    for cell in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "|calc", "%0A"] {
        assert_eq!(neutral(cell), format!("'{cell}"));
    }
    for cell in ["", "O'Neil", "0412-07-B-3", "1 + 1", "#12"] {
        assert_eq!(neutral(cell), cell);
    }
}

#[test]
fn no_lines_leave_a_header() {
    let mut out = Vec::new();
    write_csv(&mut out, [], Audience::Public, None).unwrap();
    assert_eq!(String::from_utf8(out).unwrap().lines().count(), 1);
}

#[test]
fn json_lines_round_trip() {
    let mut out = Vec::new();
    write_json(&mut out, &[line(), line()], Audience::Office, None).unwrap();
    let text = String::from_utf8(out).unwrap();
    let back: Vec<LineRecord> = text.lines().map(|row| serde_json::from_str(row).unwrap()).collect();
    assert_eq!(back, [line(), line()]);
}
