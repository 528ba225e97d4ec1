//! Any text as a procedure file: refused in one line, or a procedure that answers every question.

use jiff::civil::date;
use law::{Catalog, Facts, Happened, Input, Inputs, Timeline};

/// Reads the bytes as a procedure file over the built-in ones and asks the result everything.
pub fn procedure_file(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(mut catalog) = Catalog::builtin() else { unreachable!("the built-in files are tested") };
    let known: Vec<String> = catalog.procedures().iter().map(|it| it.hash().to_owned()).collect();
    if let Err(refusal) = catalog.add_procedure("fuzz.toml", text) {
        let line = refusal.to_string();
        assert!(!line.contains('\n'), "a refusal is one line: {line}");
        return;
    }
    for procedure in catalog.procedures().iter().filter(|it| !known.contains(&it.hash().to_owned())) {
        ask(&catalog, procedure);
    }
}

fn ask(catalog: &Catalog, procedure: &law::Procedure) {
    assert!(!procedure.page(None).is_empty());
    let Ok(calendar) = catalog.calendar(&procedure.calendar) else { unreachable!("it was checked") };
    let days = [date(1986, 11, 4), date(2018, 1, 11), date(2026, 2, 28)];
    for count in [0, 1, 500, 94_539, 4_000_000_000, u64::MAX] {
        let inputs = Input::ALL.into_iter().fold(Inputs::new(), |inputs, input| inputs.with(input, count));
        for version in &procedure.versions {
            drop(version.required(None, &inputs));
            drop(version.sample_size(count));
            drop(version.prima_facie(count, count / 2));
            drop(version.decide_full(count, count));
            drop(version.decide_vote(count, 1));
            version.figures.iter().for_each(|figure| drop(version.limit(&figure.name, &inputs)));
        }
        for on in days {
            let happened = procedure.events.iter().map(|event| Happened { event: event.name.clone(), date: on });
            let facts = Facts { happened: happened.collect(), inputs: inputs.clone(), ..Facts::default() };
            drop(Timeline::of(procedure, Some(on), &facts, calendar).map(|timeline| timeline.to_svg()));
        }
    }
}
