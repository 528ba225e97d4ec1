use std::path::PathBuf;
fn main() {
    let args: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let options = roll::import::Options::new(jiff::civil::date(2018, 1, 10));
    let start = std::time::Instant::now();
    let import = roll::import::read(&args[..1], &options, &|_| {}).unwrap();
    eprintln!("{:?}", start.elapsed());
    if let Some(out) = args.get(1) { import.write(out).unwrap(); }
}
