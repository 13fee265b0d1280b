//! The name under which programs find the shared library at run time. It changes with every version that is not
//! compatible.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo::rustc-link-arg-cdylib=-Wl,-soname,libsealstone.so.0");
    }
}
