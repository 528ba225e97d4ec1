#![expect(clippy::unwrap_used, reason = "test code")]
use roll::import::{Options, SourceFile, read_sources};
#[test]
fn canonical() {
    let csv = "voter_id,last_name,first_name,middle_name,suffix,birth_date,registration_date,status,house_number,pre_dir,street_name,street_type,unit_type,unit_number,city,zip,county,email\n\
    007,O'Neil,Ann,,,1978-05-01,2001-01-01,A,12,,Main,ST,,,San Jose,95112,43,a@b\n\
    008,\"De \"\"Bo\"\", La\",Ann,,,1978-05-01,2001-01-01,I,12,,Main,ST,,,San Jose,05112,43,\n\
    008,X,Ann,,,1978-05-01,2001-01-01,A,12,,Main,ST,,,San Jose,05112,43,\n\
    009,X,Ann,,,1978-05-41,2001-01-01,A,12,,Main,ST,,,San Jose,05112,43,\n";
    let file = SourceFile { name: "a.csv".into(), bytes: csv.as_bytes().to_vec() };
    let import = read_sources(&[file], &Options::new(jiff::civil::date(2026, 9, 1)), &|_| {}).unwrap();
    for r in &import.report.rejects { eprintln!("{}", import.report.describe(r)); }
    let (s, r) = import.into_snapshot().unwrap();
    eprintln!("{r:?}\n{:?}", s.columns());
    let row = s.find("008").unwrap().unwrap();
    eprintln!("{:?}", s.voter(row).unwrap());
    let mut out = vec![];
    s.write_csv(&mut out).unwrap();
    eprintln!("{}", String::from_utf8(out).unwrap());
}
