//! Has progenitor make the client of the document that `DOCUMENT_3_0` names.

use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::{env, io};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=DOCUMENT_3_0");
    let document = env::var("DOCUMENT_3_0")?;
    println!("cargo:rerun-if-changed={document}");
    let document: openapiv3::OpenAPI = serde_json::from_reader(io::BufReader::new(File::open(document)?))?;
    let mut settings = progenitor::GenerationSettings::default();
    settings.with_interface(progenitor::InterfaceStyle::Builder);
    let tokens = progenitor::Generator::new(&settings).generate_tokens(&document)?;
    let code = prettyplease::unparse(&syn::parse2(tokens)?);
    fs::write(Path::new(&env::var("OUT_DIR")?).join("client.rs"), code)?;
    Ok(())
}
