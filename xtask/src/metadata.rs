//! What cargo knows about our packages and everybody else's.

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::process::{cargo, quiet};

/// A package as `cargo metadata` describes it.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) name: String,
    pub(crate) version: String,
    /// The SPDX expression, where the package names one.
    pub(crate) licence: Option<String>,
    /// Where it comes from; ours come from nowhere.
    pub(crate) source: Option<String>,
    /// Path of its Cargo.toml.
    pub(crate) manifest: String,
    /// Names of its benches.
    pub(crate) benches: Vec<String>,
    pub(crate) dependencies: Vec<Dependency>,
}

/// A line of a package's manifest.
#[derive(Debug)]
pub(crate) struct Dependency {
    pub(crate) name: String,
    /// True under `[dev-dependencies]`.
    pub(crate) dev: bool,
    /// The features asked for; `default` among them unless it was turned off.
    pub(crate) features: Vec<String>,
}

/// The workspace's own packages, from the manifests alone.
pub(crate) fn ours() -> Result<Vec<Package>> {
    read(&["metadata", "--format-version", "1", "--no-deps", "--offline"])
}

/// All packages that are built on this machine, ours included, and the platform they are built for.
pub(crate) fn all_for_host() -> Result<(Vec<Package>, String)> {
    let (_, version, _) = quiet(std::process::Command::new("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let host = host.context("`rustc -vV` names no host")?.to_owned();
    Ok((read(&["metadata", "--format-version", "1", "--locked", "--filter-platform", &host])?, host))
}

fn read(arguments: &[&str]) -> Result<Vec<Package>> {
    let (done, json, errors) = quiet(&mut cargo(arguments))?;
    ensure!(done, "cargo metadata: {}", errors.trim());
    let metadata: Value = serde_json::from_str(&json).context("cargo metadata gave no JSON")?;
    let resolved: Option<Vec<&str>> = metadata["resolve"]["nodes"]
        .as_array()
        .map(|nodes| nodes.iter().filter_map(|node| node["id"].as_str()).collect());
    let is_built = |package: &&Value| {
        let id = package["id"].as_str().unwrap_or_default();
        resolved.as_ref().is_none_or(|ids| ids.contains(&id))
    };
    Ok(array(&metadata["packages"]).filter(is_built).map(package).collect())
}

fn package(json: &Value) -> Package {
    let is_bench = |target: &&Value| array(&target["kind"]).any(|kind| kind == "bench");
    Package {
        name: text(&json["name"]),
        version: text(&json["version"]),
        licence: json["license"].as_str().map(str::to_owned),
        source: json["source"].as_str().map(str::to_owned),
        manifest: text(&json["manifest_path"]),
        benches: array(&json["targets"]).filter(is_bench).map(|target| text(&target["name"])).collect(),
        dependencies: array(&json["dependencies"]).map(dependency).collect(),
    }
}

fn dependency(json: &Value) -> Dependency {
    let default = (json["uses_default_features"] == true).then(|| "default".to_owned());
    Dependency {
        name: text(&json["name"]),
        dev: json["kind"] == "dev",
        features: array(&json["features"]).map(text).chain(default).collect(),
    }
}

fn array(json: &Value) -> impl Iterator<Item = &Value> {
    json.as_array().into_iter().flatten()
}

fn text(json: &Value) -> String {
    json.as_str().unwrap_or_default().to_owned()
}
