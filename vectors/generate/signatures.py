"""Signing and verification of Ed25519 and Ed25519ph: RFC 8032, block edges, contexts, tampering."""

from oracle import ed25519 as c
from oracle.rules import VALID, universal

FILE = "signatures.json"

# RFC 8032, 7.1 and 7.3: (test, algorithm, seed, key, message, signature).
RFC_8032 = (
    ("7.1 TEST 1", "Ed25519",
     "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
     "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
     "",
     "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b"
     "d25bf5f0595bbe24655141438e7a100b"),
    ("7.1 TEST 2", "Ed25519",
     "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
     "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
     "72",
     "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c"
     "387b2eaeb4302aeeb00d291612bb0c00"),
    ("7.1 TEST 3", "Ed25519",
     "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
     "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
     "af82",
     "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659"
     "4a7c15e9716ed28dc027beceea1ec40a"),
    ("7.1 TEST 1024", "Ed25519",
     "f5e5767cf153319517630f226876b86c8160cc583bc013744c6bf255f5cc0ee5",
     "278117fc144c72340f67d0f2316e8386ceffbf2b2428c9c51fef7c597f1d426e",
     "08b8b2b733424243760fe426a4b54908632110a66c2f6591eabd3345e3e4eb98fa6e264bf09efe12ee50f8f54e9f77b1"
     "e355f6c50544e23fb1433ddf73be84d879de7c0046dc4996d9e773f4bc9efe5738829adb26c81b37c93a1b270b20329d"
     "658675fc6ea534e0810a4432826bf58c941efb65d57a338bbd2e26640f89ffbc1a858efcb8550ee3a5e1998bd177e93a"
     "7363c344fe6b199ee5d02e82d522c4feba15452f80288a821a579116ec6dad2b3b310da903401aa62100ab5d1a36553e"
     "06203b33890cc9b832f79ef80560ccb9a39ce767967ed628c6ad573cb116dbefefd75499da96bd68a8a97b928a8bbc10"
     "3b6621fcde2beca1231d206be6cd9ec7aff6f6c94fcd7204ed3455c68c83f4a41da4af2b74ef5c53f1d8ac70bdcb7ed1"
     "85ce81bd84359d44254d95629e9855a94a7c1958d1f8ada5d0532ed8a5aa3fb2d17ba70eb6248e594e1a2297acbbb39d"
     "502f1a8c6eb6f1ce22b3de1a1f40cc24554119a831a9aad6079cad88425de6bde1a9187ebb6092cf67bf2b13fd65f270"
     "88d78b7e883c8759d2c4f5c65adb7553878ad575f9fad878e80a0c9ba63bcbcc2732e69485bbc9c90bfbd62481d9089b"
     "eccf80cfe2df16a2cf65bd92dd597b0707e0917af48bbb75fed413d238f5555a7a569d80c3414a8d0859dc65a46128ba"
     "b27af87a71314f318c782b23ebfe808b82b0ce26401d2e22f04d83d1255dc51addd3b75a2b1ae0784504df543af8969b"
     "e3ea7082ff7fc9888c144da2af58429ec96031dbcad3dad9af0dcbaaaf268cb8fcffead94f3c7ca495e056a9b47acdb7"
     "51fb73e666c6c655ade8297297d07ad1ba5e43f1bca32301651339e22904cc8c42f58c30c04aafdb038dda0847dd988d"
     "cda6f3bfd15c4b4c4525004aa06eeff8ca61783aacec57fb3d1f92b0fe2fd1a85f6724517b65e614ad6808d6f6ee34df"
     "f7310fdc82aebfd904b01e1dc54b2927094b2db68d6f903b68401adebf5a7e08d78ff4ef5d63653a65040cf9bfd4aca7"
     "984a74d37145986780fc0b16ac451649de6188a7dbdf191f64b5fc5e2ab47b57f7f7276cd419c17a3ca8e1b939ae49e4"
     "88acba6b965610b5480109c8b17b80e1b7b750dfc7598d5d5011fd2dcc5600a32ef5b52a1ecc820e308aa342721aac09"
     "43bf6686b64b2579376504ccc493d97e6aed3fb0f9cd71a43dd497f01f17c0e2cb3797aa2a2f256656168e6c496afc5f"
     "b93246f6b1116398a346f1a641f3b041e989f7914f90cc2c7fff357876e506b50d334ba77c225bc307ba537152f3f161"
     "0e4eafe595f6d9d90d11faa933a15ef1369546868a7f3a45a96768d40fd9d03412c091c6315cf4fde7cb68606937380d"
     "b2eaaa707b4c4185c32eddcdd306705e4dc1ffc872eeee475a64dfac86aba41c0618983f8741c5ef68d3a101e8a3b8ca"
     "c60c905c15fc910840b94c00a0b9d0",
     "0aab4c900501b3e24d7cdf4663326a3a87df5e4843b2cbdb67cbf6e460fec350aa5371b1508f9f4528ecea23c436d94b"
     "5e8fcd4f681e30a6ac00a9704a188a03"),
    ("7.1 TEST SHA(abc)", "Ed25519",
     "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
     "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
     "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
     "454d4423643ce80e2a9ac94fa54ca49f",
     "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030"
     "3dca179c138ac17ad9bef1177331a704"),
    ("7.3 TEST abc", "Ed25519ph",
     "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
     "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
     "616263",
     "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aa"
     "a10b8c61e636062aaad11c2a26083406"),
)

LENGTHS = (0, 1, 31, 32, 33, 63, 64, 65, 111, 112, 127, 128, 129, 1023, 1024, 1025)


def pattern(length):
    """Bytes 0..250 over and over: 251 is prime, so no two blocks of a hash are alike."""
    return bytes(i % 251 for i in range(length))


def seed_of(label):
    return c.sha512(b"sealstone signatures ", label.encode())[:32]


class Cases:
    def __init__(self):
        self.list = []

    def add(self, comment, key, message, signature, context=None, seed=None):
        """A case for Ed25519, or Ed25519ph if there is a context; with a seed it is also a case for signing."""
        if context is None:
            result = universal(key, message, signature)
        elif len(context) > 255:
            result = "context-too-long"
        else:
            result = universal(key, c.sha512(message), signature, c.dom2(context))
        case = {"id": len(self.list) + 1, "comment": comment}
        case["algorithm"] = "Ed25519" if context is None else "Ed25519ph"
        case.update({"seed": seed.hex()} if seed else {}, key=key.hex())
        case.update({} if context is None else {"context": context.hex()})
        case.update(message=message.hex(), signature=signature.hex(), result=result)
        self.list.append(case)
        return result

    def sign(self, comment, seed, message, context=None):
        signature = c.sign(seed, message) if context is None else c.sign_ph(seed, message, context)
        assert self.add(comment, c.public_key(seed), message, signature, context, seed) == VALID
        return signature

    def refuse(self, comment, *case):
        assert self.add(comment, *case) != VALID, comment


def rfc_8032(cases):
    for test, algorithm, *fields in RFC_8032:
        seed, key, message, signature = map(bytes.fromhex, fields)
        found = cases.sign("RFC 8032, " + test, seed, message, b"" if algorithm == "Ed25519ph" else None)
        assert (c.public_key(seed), found) == (key, signature), test


def lengths(cases):
    for length in LENGTHS:
        seed = seed_of("length %d" % length)
        cases.sign("%d bytes" % length, seed, pattern(length))
        cases.sign("%d bytes, no context" % length, seed, pattern(length), b"")


def contexts(cases):
    seed, message = seed_of("context"), pattern(100)
    for length in (0, 1, 2, 32, 254, 255):
        cases.sign("context of %d bytes" % length, seed, message, pattern(length))
    cut = c.sign_ph(seed, message, pattern(255))
    for length in (256, 257, 1000, 65536):
        cases.refuse("context of %d bytes" % length, c.public_key(seed), message, cut, pattern(length), seed)


def seeds(cases):
    for comment, seed in (("zeros", bytes(32)), ("0xff", b"\xff" * 32), ("0 to 31", bytes(range(32)))):
        cases.sign("seed of " + comment, seed, b"seed")
    for n in range(16):
        cases.sign("seed %d" % n, seed_of("seed %d" % n), b"message %d" % n)


def flip(data, bit):
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def tampered(cases):
    """One bit or one part changed. Bits 9 apart meet every byte and every place in a byte."""
    seed, message = seed_of("tampered"), pattern(40)
    key, other = c.public_key(seed), c.public_key(seed_of("other"))
    for context in (None, b"context"):
        signature = cases.sign("the untouched one", seed, message, context)
        for bit in range(0, 512, 9):
            part = "R" if bit < 256 else "S"
            cases.refuse("bit %d of %s flipped" % (bit % 256, part), key, message, flip(signature, bit), context)
        for bit in (248, 249, 253, 254, 255, 508, 509, 510, 511):
            cases.refuse("bit %d of the signature flipped" % bit, key, message, flip(signature, bit), context)
        for bit in list(range(0, 256, 9)) + [254, 255]:
            cases.refuse("bit %d of the key flipped" % bit, flip(key, bit), message, signature, context)
        for bit in range(0, 320, 31):
            cases.refuse("bit %d of the message flipped" % bit, key, flip(message, bit), signature, context)
        s = int.from_bytes(signature[32:], "little")
        for comment, changed in (
            ("S + L", signature[:32] + (s + c.L).to_bytes(32, "little")),
            ("L - S", signature[:32] + (c.L - s).to_bytes(32, "little")),
            ("S = 0", signature[:32] + bytes(32)),
            ("S = L", signature[:32] + c.L.to_bytes(32, "little")),
            ("R and S swapped", signature[32:] + signature[:32]),
            ("R is the identity", c.encode(c.IDENTITY) + signature[32:]),
            ("zeros", bytes(64)),
            ("0xff", b"\xff" * 64),
        ):
            cases.refuse("signature: " + comment, key, message, changed, context)
        cases.refuse("another key", other, message, signature, context)
        cases.refuse("no message", key, b"", signature, context)
        cases.refuse("a byte less of the message", key, message[:-1], signature, context)
        cases.refuse("a byte more of the message", key, message + b"\0", signature, context)
    for bit in range(0, 56, 9):
        cases.refuse("bit %d of the context flipped" % bit, key, message, signature, flip(b"context", bit))
    for comment, context in (("no context", b""), ("a byte less", b"contex"), ("a byte more", b"context\0")):
        cases.refuse("context: " + comment, key, message, signature, context)


def confused(cases):
    """A signature of one algorithm offered to the other."""
    seed, message = seed_of("confused"), pattern(64)
    key, pure, ph = c.public_key(seed), c.sign(seed, message), c.sign_ph(seed, message)
    cases.refuse("Ed25519 offered as Ed25519ph", key, message, pure, b"")
    cases.refuse("Ed25519ph offered as Ed25519", key, message, ph)
    cases.refuse("Ed25519 of the digest offered as Ed25519ph", key, message, c.sign(seed, c.sha512(message)), b"")
    cases.refuse("Ed25519ph offered as Ed25519 of the digest", key, c.sha512(message), ph)
    prefixed = c.dom2(b"") + c.sha512(message)
    cases.refuse("Ed25519 of dom2 and digest offered as Ed25519ph", key, message, c.sign(seed, prefixed), b"")


def build():
    cases = Cases()
    for group in (rfc_8032, lengths, contexts, seeds, tampered, confused):
        group(cases)
    return {
        "algorithm": "Ed25519, Ed25519ph",
        "generator": "vectors/generate/signatures.py",
        "count": len(cases.list),
        "cases": cases.list,
    }
