//! What the reader of a projection must know besides its figures.

use law::{Projecting, Version, Working};
use num_traits::ToPrimitive;

use super::counts::SampleCounts;
use super::estimate::Estimate;
use super::{Amount, VariantResult};

pub(super) fn warnings(
    version: &Version,
    rule: &Projecting,
    counts: &SampleCounts,
    required: Option<u64>,
    variants: &[VariantResult],
    working: &Working,
    estimate: &Estimate,
) -> Vec<String> {
    let mut warnings = Vec::new();
    if counts.duplicates.is_none() {
        warnings.push(format!("before duplicates: --duplicates was not given ({})", rule.duplicates_count));
    }
    if let Ok((size, _)) = version.sample_size(counts.raw)
        && counts.sample < size
    {
        warnings.push(format!(
            "the sample of {} is below the statutory size of {size}: computed all the same",
            counts.sample
        ));
    }
    if counts.sample == counts.raw {
        warnings.push(
            "the sample is the whole petition: nothing is projected, a full count decides (`decide --full-valid`)"
                .to_owned(),
        );
    }
    if let Some(required) = required
        && counts.raw < required
    {
        warnings.push(format!("the raw count of {} is below the {required} required", counts.raw));
    }
    if required.is_none() {
        warnings.push("no decision: --required was not given".to_owned());
    }
    if estimate.projected.as_ref().and_then(|value| value.to_i64()).is_some_and(i64::is_negative) {
        warnings.push(
            "the correction for duplicates exceeds the valid signatures: the projection is negative"
                .to_owned(),
        );
    }
    for variant in variants {
        let projected = variant.projected.as_ref().map(Amount::to_string).unwrap_or_default();
        warnings.push(format!("variant `{}` ({}) gives {projected}", variant.name, variant.label));
    }
    let unverified = working.unverified();
    if !unverified.is_empty() {
        warnings
            .push(format!("unverified: the text or date of {} could not be checked", unverified.join(", ")));
    }
    if version.from.is_none() {
        warnings.push(format!("unverified: when version {} came into force is not known", version.name));
    }
    warnings
}
