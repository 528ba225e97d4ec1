//! SPDX licence expressions: `MIT OR (Apache-2.0 AND ISC)`, and the old `MIT/Apache-2.0`.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

/// Whether the expression can be satisfied with the licences allowed; those that were needed go into `used`.
///
/// # Errors
/// When the expression cannot be read.
pub(super) fn is_allowed(expression: &str, allowed: &[String], used: &mut BTreeSet<String>) -> Result<bool> {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut parser = Parser { words: &words, at: 0, allowed, used };
    let verdict = parser.either()?;
    if parser.at < words.len() {
        bail!("{expression:?} has {:?} where an operator belongs", words[parser.at]);
    }
    Ok(verdict)
}

struct Parser<'p> {
    words: &'p [&'p str],
    at: usize,
    allowed: &'p [String],
    used: &'p mut BTreeSet<String>,
}

impl Parser<'_> {
    fn takes(&mut self, word: &str) -> bool {
        let found = self.words.get(self.at) == Some(&word);
        self.at += usize::from(found);
        found
    }

    fn either(&mut self) -> Result<bool> {
        let mut verdict = self.both()?;
        while self.takes("OR") {
            verdict |= self.both()?;
        }
        Ok(verdict)
    }

    fn both(&mut self) -> Result<bool> {
        let mut verdict = self.one()?;
        while self.takes("AND") {
            verdict &= self.one()?;
        }
        Ok(verdict)
    }

    fn one(&mut self) -> Result<bool> {
        if self.takes("(") {
            let verdict = self.either()?;
            if !self.takes(")") {
                bail!("a parenthesis is not closed");
            }
            return Ok(verdict);
        }
        let Some(&licence) = self.words.get(self.at) else { bail!("the expression ends too early") };
        if matches!(licence, "OR" | "AND" | "WITH" | ")") {
            bail!("{licence} stands where a licence belongs");
        }
        self.at += 1;
        let mut licence = licence.to_owned();
        if self.takes("WITH") {
            let Some(exception) = self.words.get(self.at) else { bail!("WITH names no exception") };
            licence = format!("{licence} WITH {exception}");
            self.at += 1;
        }
        let verdict = self.allowed.contains(&licence);
        if verdict {
            self.used.insert(licence);
        }
        Ok(verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_judged_by_their_operators() {
        let allowed = ["MIT", "Apache-2.0", "ISC", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned);
        let cases = [
            ("MIT", true),
            ("GPL-3.0", false),
            ("MIT OR GPL-3.0", true),
            ("MIT/GPL-3.0", true),
            ("MIT AND GPL-3.0", false),
            ("GPL-3.0 OR MIT AND ISC", true),
            ("(GPL-3.0 OR MIT) AND MPL-2.0", false),
            ("(GPL-3.0 OR MIT) AND (ISC OR MPL-2.0)", true),
            ("Apache-2.0 WITH LLVM-exception", true),
            ("ISC WITH LLVM-exception", false),
        ];
        for (expression, expected) in cases {
            let verdict = is_allowed(expression, &allowed, &mut BTreeSet::new());
            assert_eq!(verdict.ok(), Some(expected), "{expression}");
        }
    }

    #[test]
    fn broken_expressions_are_refused() {
        for expression in ["", "MIT OR", "(MIT", "MIT ISC", "OR MIT", "MIT)", "MIT WITH"] {
            let verdict = is_allowed(expression, &["MIT".to_owned()], &mut BTreeSet::new());
            assert!(verdict.is_err(), "{expression}");
        }
    }
}
