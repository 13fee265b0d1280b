#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| sealstone_fuzz::key_public(data));
