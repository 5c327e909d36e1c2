#!/usr/bin/env bash
# Resolve requirements/*.in into hashed pins that name no index.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=$(command -v uv || echo .tools/bin/uv)
compile() {
  "$uv" pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --quiet "$@"
}
compile requirements/dev.in -o requirements/dev.txt
compile requirements/base.in requirements/postgres.in -c requirements/dev.txt -o requirements/base.txt
compile requirements/optimise.in -c requirements/dev.txt -o requirements/optimise.txt
