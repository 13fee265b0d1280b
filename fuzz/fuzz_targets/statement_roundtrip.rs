#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| sealstone_fuzz::statement_roundtrip(data));
