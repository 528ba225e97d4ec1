//! Passwords: Argon2id with the parameters of RFC 9106's second choice scaled to an office machine (OWASP: 19 MiB, two
//! passes), salt of its own for each.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher as _, PasswordVerifier as _};

/// Characters a password has at least (NIST SP 800-63B-4: fifteen where it is the only factor; shorter ones are refused).
pub const SHORTEST: usize = 15;
/// Longer ones are refused, so that nobody makes the office hash a book.
const LONGEST: usize = 200;

/// Why a password cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too short.
    #[error("the password has {0} characters: use at least {SHORTEST}, four words with spaces for example")]
    TooShort(usize),
    /// Too long.
    #[error("the password is longer than {LONGEST} characters: use a shorter one")]
    TooLong,
    /// One character over and over, or the person's own id or name.
    #[error("the password can be guessed from the name or is one character repeated: choose another")]
    Guessable,
    /// The hash function failed.
    #[error("the password cannot be hashed: {0}")]
    Hash(String),
}

/// The hash to keep, in PHC form.
///
/// # Errors
/// When the password is too short, too long or plainly guessable.
pub fn hash(password: &str, salt: &[u8; 32], person: &str, name: &str) -> Result<String, PasswordError> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordError::TooShort(length));
    }
    if password.len() > LONGEST {
        return Err(PasswordError::TooLong);
    }
    let plain = password.to_lowercase();
    let repeated = plain.chars().all(|c| plain.starts_with(c));
    if repeated || plain == person.to_lowercase() || plain == name.to_lowercase() {
        return Err(PasswordError::Guessable);
    }
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt[..16]);
    Ok(hash.map_err(|e| PasswordError::Hash(e.to_string()))?.to_string())
}

/// Whether the password is the one that was hashed. Takes as long for a person without a password: give `None` for them.
#[must_use]
pub fn check(password: &str, kept: Option<&str>) -> bool {
    // A hash of nothing anybody knows, so that an unknown id cannot be told from a wrong password by the clock.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    if password.len() > LONGEST {
        return false;
    }
    let Ok(parsed) = PasswordHash::new(kept.unwrap_or(NOBODY)) else { return false };
    let fits = Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok();
    fits && kept.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_password_fits() {
        let kept = hash("a long enough password", &[7; 32], "ana", "Ana Ruiz").unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(check("a long enough password", Some(&kept)));
        assert!(!check("a long enough Password", Some(&kept)));
        assert!(!check("a long enough password", None));
        assert!(!check("", Some(&kept)));
    }

    #[test]
    fn weak_passwords_are_refused_with_the_reason() {
        let refused = |password: &str| hash(password, &[1; 32], "ana", "Anastasia Maria Ruiz").unwrap_err();
        assert_eq!(refused("short"), PasswordError::TooShort(5));
        assert_eq!(refused(&"x".repeat(20)), PasswordError::Guessable);
        assert_eq!(refused("anastasia maria ruiz"), PasswordError::Guessable);
        assert_eq!(refused(&"ab".repeat(200)), PasswordError::TooLong);
    }
}
