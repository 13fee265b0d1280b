#!/bin/sh
# Signs a real 2 GiB file beside `openssl dgst -sha256` in one run, and shows time and peak memory.
# usage: benches/sign_large.sh [ROUNDS]     (SIZE_MIB=... for another size)
# Fails if signing takes 16 MiB or more, or more than 1.1 of openssl's median time.
set -eu
for tool in cargo openssl python3; do
    command -v "$tool" >/dev/null || { echo "sign_large: $tool is missing" >&2; exit 2; }
done
cd "$(dirname "$0")/.."
cargo build --quiet --release -p sealstone-cli
sealstone=${CARGO_TARGET_DIR:-$PWD/target}/release/sealstone

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
size_mib=${SIZE_MIB:-2048}
head -c "$((size_mib * 1024 * 1024))" /dev/urandom >"$folder/content"
# Encrypted, as keys are: opening it takes memory too, and 0.1 seconds of the time.
export SEALSTONE_PASSPHRASE=bench
"$sealstone" keygen --name bench --out "$folder/bench" >/dev/null 2>&1

python3 - "$sealstone" "$folder" "${1:-5}" "$size_mib" <<'PYTHON'
import base64, os, subprocess, sys, time
from statistics import median

sealstone, folder, rounds, size = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
content, key = folder + "/content", folder + "/bench.key"
sign = [sealstone, "sign", "--key", key, "--output", "-"]
commands = {
    "openssl dgst -sha256": ["openssl", "dgst", "-sha256", content],
    "sealstone sign": [*sign, content],
    "sealstone sign, tree": [*sign, "--digest", "sha-256-tree-65536", content],
}


def run(command):
    """Wall seconds, processor seconds and output."""
    start = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    out = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    if status:
        sys.exit(f"sign_large: {command} failed")
    return wall, usage.ru_utime + usage.ru_stime, out


def peak_mib(command):
    """Peak memory. The kernel's VmHWM never falls, so the last look is the greatest; ru_maxrss would
    count this interpreter, from which the child is forked."""
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0
    while child.poll() is None:
        with open(f"/proc/{child.pid}/status") as status:
            peaks = [line.split()[1] for line in status if line.startswith("VmHWM")]
        peak = max([peak, *map(int, peaks)])
        time.sleep(0.005)
    return peak / 1024


# The same digest first, which also brings the file into the page cache for all.
ours = run(commands["sealstone sign"])[2].split(b"digest sha-256 ")[1].split()[0]
theirs = run(["openssl", "dgst", "-sha256", "-binary", content])[2]
assert base64.b64decode(ours) == theirs, "the digests differ"

runs = {name: [] for name in commands}
names = list(commands)
for round in range(rounds):
    for name in names[round % len(names):] + names[:round % len(names)]:
        runs[name].append(run(commands[name])[:2])
print(f"{size} MiB, {rounds} rounds, order rotated")
print(f"{'':24}{'median s':>10}{'min s':>10}{'cpu min s':>11}{'peak MiB':>10}{'ratio':>8}{'of min':>8}")
base_median, base_min = (f([r[0] for r in runs[names[0]]]) for f in (median, min))
failed = False
for name in names:
    wall, cpu = zip(*runs[name])
    ratio, peak = median(wall) / base_median, peak_mib(commands[name])
    of_min = min(wall) / base_min
    print(f"{name:24}{median(wall):10.3f}{min(wall):10.3f}{min(cpu):11.3f}{peak:10.1f}{ratio:8.3f}{of_min:8.3f}")
    failed |= name.startswith("sealstone") and (ratio > 1.1 or peak >= 16)
sys.exit("sign_large: over 1.1 of openssl's time, or 16 MiB and more" if failed else 0)
PYTHON
