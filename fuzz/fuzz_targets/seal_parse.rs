#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| sealstone_fuzz::seal_parse(data));
