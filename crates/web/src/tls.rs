//! Certificates for TLS: the office's own files, or one made here whose fingerprint people compare once.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Where the certificate comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    /// No TLS: for this machine only, or behind a server that encrypts.
    None,
    /// The office's own files, PEM.
    Files {
        /// The certificate with its chain.
        certificate: PathBuf,
        /// Its key.
        key: PathBuf,
    },
    /// One made here and kept in this folder.
    SelfSigned {
        /// The folder.
        folder: PathBuf,
    },
}

/// A certificate and its key as files.
#[derive(Debug)]
pub(crate) struct Certificate {
    pub(crate) certificate: PathBuf,
    pub(crate) key: PathBuf,
    /// SHA-256 of a certificate made here, to compare with what the browser shows.
    pub(crate) fingerprint: Option<String>,
}

/// The certificate to serve with; made where it is to be and is not there yet.
pub(crate) fn certificate(tls: &Tls, listen: IpAddr) -> Result<Option<Certificate>, String> {
    match tls {
        Tls::None => Ok(None),
        Tls::Files { certificate, key } => {
            Ok(Some(Certificate { certificate: certificate.clone(), key: key.clone(), fingerprint: None }))
        }
        Tls::SelfSigned { folder } => self_signed(folder, listen).map(Some),
    }
}

fn self_signed(folder: &Path, listen: IpAddr) -> Result<Certificate, String> {
    let (certificate, key) = (folder.join("certificate.pem"), folder.join("key.pem"));
    let trouble = |e: &dyn std::fmt::Display| format!("{}: {e}", folder.display());
    if !certificate.is_file() || !key.is_file() {
        std::fs::create_dir_all(folder).map_err(|e| trouble(&e))?;
        let names = vec!["localhost".to_owned(), listen.to_string()];
        let made = rcgen::generate_simple_self_signed(names).map_err(|e| trouble(&e))?;
        write_private(&key, made.signing_key.serialize_pem().as_bytes()).map_err(|e| trouble(&e))?;
        std::fs::write(&certificate, made.cert.pem()).map_err(|e| trouble(&e))?;
    }
    let pem = std::fs::read_to_string(&certificate).map_err(|e| trouble(&e))?;
    let der =
        der(&pem).ok_or_else(|| trouble(&"certificate.pem is no certificate: delete it to make another"))?;
    let digest = Sha256::digest(&der);
    let fingerprint = digest.iter().map(|byte| format!("{byte:02X}")).collect::<Vec<_>>().join(":");
    Ok(Certificate { certificate, key, fingerprint: Some(fingerprint) })
}

fn der(pem: &str) -> Option<Vec<u8>> {
    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    CertificateDer::from_pem_slice(pem.as_bytes()).ok().map(|der| der.to_vec())
}

/// Readable by the office's own account only.
fn write_private(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write as _;
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)?.write_all(bytes)
}
