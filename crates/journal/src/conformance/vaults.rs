//! Checks of a [`Vault`].

use petition::PetitionId;

use super::{Check, Outcome, ok, same};
use crate::entropy::RepeatableEntropy;
use crate::vault::{Item, Secret, Vault, VaultState};

type AnyVault = Box<dyn Vault>;

/// The checks by name.
pub const VAULT_CHECKS: &[Check<AnyVault>] = &[
    ("a vault must be made before it is used, and once", life),
    ("items come back, under salted commitments", items),
    ("the secret comes back and equal voters have equal handles", handles),
    ("destruction leaves nothing and is for ever", destruction),
    ("destroying one petition's vault leaves the others", others),
];

fn petition(name: &str) -> Result<PetitionId, String> {
    ok(name.parse())
}

fn secret(seed: u64) -> Result<Secret, String> {
    ok(Secret::new(&mut RepeatableEntropy::new(seed)))
}

fn life(vault: &mut AnyVault) -> Outcome {
    let id = petition("p")?;
    same("state", &ok(vault.state(&id))?, &VaultState::Absent)?;
    if vault.secret(&id).is_ok() || vault.keep(&id, &[]).is_ok() || vault.destroy(&id).is_ok() {
        return Err("a vault that was never made was used".to_owned());
    }
    ok(vault.create(&id, &secret(1)?))?;
    same("state", &ok(vault.state(&id))?, &VaultState::Open)?;
    if vault.create(&id, &secret(2)?).is_ok() {
        return Err("a second secret took the place of the first".to_owned());
    }
    Ok(())
}

fn items(vault: &mut AnyVault) -> Outcome {
    let id = petition("p")?;
    ok(vault.create(&id, &secret(1)?))?;
    let mut entropy = RepeatableEntropy::new(9);
    let twice = [ok(Item::new("María Núñez", &mut entropy))?, ok(Item::new("María Núñez", &mut entropy))?];
    let commitments = ok(vault.keep(&id, &twice))?;
    same("commitments", &commitments, &twice.iter().map(Item::commitment).collect())?;
    if commitments.first() == commitments.last() {
        return Err("the same name has the same commitment twice".to_owned());
    }
    for (commitment, item) in commitments.iter().zip(twice) {
        same("item", &ok(vault.fetch(&id, commitment))?, &Some(item))?;
    }
    same("count", &ok(vault.count(&id))?, &2)?;
    same("mismatched", &ok(vault.mismatched(&id))?, &vec![])
}

fn handles(vault: &mut AnyVault) -> Outcome {
    let id = petition("p")?;
    ok(vault.create(&id, &secret(1)?))?;
    let kept = ok(vault.secret(&id))?;
    same("handle", &kept.handle("V100"), &secret(1)?.handle("V100"))?;
    if kept.handle("V100") == kept.handle("V101") || kept.handle("V100") == secret(2)?.handle("V100") {
        return Err("different voters or petitions share a handle".to_owned());
    }
    Ok(())
}

fn destruction(vault: &mut AnyVault) -> Outcome {
    let id = petition("p")?;
    ok(vault.create(&id, &secret(1)?))?;
    let item = ok(Item::new("an address", &mut RepeatableEntropy::new(3)))?;
    let commitments = ok(vault.keep(&id, std::slice::from_ref(&item)))?;
    same("items destroyed", &ok(vault.destroy(&id))?, &1)?;
    same("items destroyed again", &ok(vault.destroy(&id))?, &0)?;
    same("state", &ok(vault.state(&id))?, &VaultState::Destroyed)?;
    same("count", &ok(vault.count(&id))?, &0)?;
    for commitment in &commitments {
        same("item", &ok(vault.fetch(&id, commitment))?, &None)?;
    }
    if vault.secret(&id).is_ok() || vault.keep(&id, &[item]).is_ok() || vault.create(&id, &secret(1)?).is_ok()
    {
        return Err("a destroyed vault was used again".to_owned());
    }
    Ok(())
}

fn others(vault: &mut AnyVault) -> Outcome {
    let (gone, kept) = (petition("gone")?, petition("kept")?);
    let item = ok(Item::new("a note", &mut RepeatableEntropy::new(3)))?;
    for id in [&gone, &kept] {
        ok(vault.create(id, &secret(1)?))?;
        ok(vault.keep(id, std::slice::from_ref(&item)))?;
    }
    ok(vault.destroy(&gone))?;
    same("count", &ok(vault.count(&kept))?, &1)?;
    same("item", &ok(vault.fetch(&kept, &item.commitment()))?, &Some(item))
}
