//! Links the two C libraries that have no Rust crate which builds with the system's copy alone.

fn main() {
    for library in ["libsodium", "libgcrypt"] {
        if let Err(error) = pkg_config::probe_library(library) {
            eprintln!("{error}");
            eprintln!("run: scripts/need-packages.sh pkg-config libsodium-dev libgcrypt20-dev libssl-dev");
            std::process::exit(1);
        }
    }
    println!("cargo::rerun-if-changed=build.rs");
}
