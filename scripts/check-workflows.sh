#!/usr/bin/env bash
# Lints the workflows: their schema, and what zizmor knows of their security.
set -euo pipefail
cd "$(dirname "$0")/.."

PATH="$(scripts/tools.sh zizmor==1.32.0 check-jsonschema==0.39.0):$PATH"
check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
zizmor --offline --quiet .github/workflows
