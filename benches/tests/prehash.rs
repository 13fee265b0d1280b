//! Ed25519ph with a context, which of the peers only ed25519-dalek has.

use ed25519_dalek::{Sha512, SigningKey, Verifier as _, VerifyingKey};
use sealstone::{Context, Prehash};
use serde_json::Value;

fn bytes(case: &Value, field: &str) -> Vec<u8> {
    hex::decode(case[field].as_str().unwrap()).unwrap()
}

#[test]
fn dalek_makes_and_accepts_the_corpus_signatures() {
    use ed25519_dalek::ed25519::signature::digest::Digest as _;

    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../vectors/signatures.json");
    let corpus: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let (mut signed, mut with_context) = (0, 0);
    for case in corpus["cases"].as_array().unwrap() {
        if case["algorithm"] != "Ed25519ph" || case["result"] != "valid" || !case["seed"].is_string() {
            continue;
        }
        let (message, context) = (bytes(case, "message"), bytes(case, "context"));
        let key = SigningKey::from_bytes(&bytes(case, "seed").try_into().unwrap());
        let prehash = || Sha512::new_with_prefix(&message);
        let signature = key.sign_prehashed(prehash(), Some(&context)).unwrap();
        assert_eq!(signature.to_bytes(), *bytes(case, "signature"), "{case}");
        assert!(key.verifying_key().verify_prehashed_strict(prehash(), Some(&context), &signature).is_ok());

        let ours = sealstone::SigningKey::from_bytes(&key.to_bytes());
        let ours = ours.sign_prehashed(Prehash::new().chain(&message), &Context::new(&context).unwrap());
        assert_eq!(ours.to_bytes(), signature.to_bytes());
        let public: VerifyingKey = key.verifying_key();
        assert!(public.verify(&message, &signature).is_err(), "a ph signature is no pure one");
        signed += 1;
        with_context += usize::from(!context.is_empty());
    }
    assert_eq!((signed, with_context), (24, 6));
}
