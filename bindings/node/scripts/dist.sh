#!/usr/bin/env bash
# dist.sh OUTDIR: makes the package and that of this platform.
set -euo pipefail

mkdir -p "$1"
out=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."

npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
npm run --silent build
node scripts/pack.mjs "$out"
