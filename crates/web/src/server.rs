//! Listening, and stopping without losing anything.

use std::net::SocketAddr;
use std::time::Duration;

use axum_server::Handle;
use axum_server::tls_rustls::RustlsConfig;

pub use crate::tls::Tls;

use crate::site::{Site, router};
use crate::tls::certificate;

/// Requests under way get this long to finish when the office stops.
const GRACE: Duration = Duration::from_secs(10);

/// Why the office cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Somebody else listens there.
    #[error("{0} is taken by another program: give --listen another port, or stop that program")]
    Taken(SocketAddr),
    /// No right to listen there.
    #[error("{0} needs rights this account has not: use a port above 1023")]
    NoRight(SocketAddr),
    /// The certificate.
    #[error("the certificate cannot be used: {0}")]
    Certificate(String),
    /// Anything else.
    #[error("the office cannot be served: {0}")]
    Other(#[from] std::io::Error),
}

/// What is being served, told once the port is open.
#[derive(Debug, Clone)]
pub struct Serving {
    /// The address to open in a browser.
    pub address: String,
    /// The fingerprint of a certificate made here.
    pub fingerprint: Option<String>,
}

/// Serves until the process is asked to stop (Ctrl-C, SIGTERM), then lets requests under way finish.
///
/// # Errors
/// When the port is taken or the certificate cannot be used.
pub fn serve(
    site: Site,
    listen: SocketAddr,
    tls: &Tls,
    started: impl FnOnce(&Serving),
) -> Result<(), ServeError> {
    let certificate = certificate(tls, listen.ip()).map_err(ServeError::Certificate)?;
    let listener = std::net::TcpListener::bind(listen).map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => ServeError::Taken(listen),
        std::io::ErrorKind::PermissionDenied => ServeError::NoRight(listen),
        _ => ServeError::Other(error),
    })?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    site.office.warm_up();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async move {
        let handle = Handle::new();
        tokio::spawn(stop(handle.clone()));
        let service = router(site).into_make_service_with_connect_info::<SocketAddr>();
        let scheme = if certificate.is_some() { "https" } else { "http" };
        let fingerprint = certificate.as_ref().and_then(|certificate| certificate.fingerprint.clone());
        let serving = Serving { address: format!("{scheme}://{address}"), fingerprint };
        match certificate {
            Some(files) => {
                // Fails only where a provider is installed already, which is as good.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let config = RustlsConfig::from_pem_file(&files.certificate, &files.key).await;
                let config = config.map_err(|e| ServeError::Certificate(e.to_string()))?;
                started(&serving);
                axum_server::from_tcp_rustls(listener, config)?.handle(handle).serve(service).await?;
            }
            None => {
                started(&serving);
                axum_server::from_tcp(listener)?.handle(handle).serve(service).await?;
            }
        }
        Ok(())
    })
}

async fn stop(handle: Handle<SocketAddr>) {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = async {
            match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
                Ok(mut signal) => {
                    signal.recv().await;
                }
                Err(_) => std::future::pending().await,
            }
        };
        tokio::select! { _ = interrupted => {}, () = terminated => {} }
    }
    #[cfg(not(unix))]
    let _ = interrupted.await;
    handle.graceful_shutdown(Some(GRACE));
}
