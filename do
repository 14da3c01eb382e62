#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The one entrance for people and machines. It finds Python and the environment; the work is done in scripts/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

usage() {
  cat <<'TEXT'
./do demo [--port N] [--data DIR]   set up and serve the made-up partnership "Zilverdam"
./do test [pytest arguments]        everything that must hold: checks, SQLite, PostgreSQL, browser
./do check [name …]                 format, lint, types, contracts, migrations, translations; no tests
./do soak                           what takes longer: kills, large imports, fuzzing, mutants
./do mutants [name …]               break the code on purpose; a named test must notice
./do bench [what …]                 measure; prints a table and writes JSON
./do bench-peers [what …]           the same against other people's software
./do screenshots                    renew the pictures in docs/
./do messages [--check]             collect and compile the translations
./do lock                           renew the hashed lock files
./do run COMMAND …                  any command inside the environment, e.g. ./do run samenspel --help
TEXT
}

is_python_311() {
  "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
  local candidate
  for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3.14 python3 python \
    /usr/bin/python3.1[1-9] "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.1[1-9]*/bin/python; do
    if is_python_311 "$candidate"; then
      echo "$candidate"
      return
    fi
  done
  echo "Samenspel needs Python 3.11 or newer and found none. Install it (Debian: apt install python3 python3-venv)" >&2
  echo "or name one: PYTHON=/path/to/python3.11 ./do ${1:-}" >&2
  exit 1
}

prepare() { # runtime | development
  local python
  python=$(find_python "$command")
  "$python" scripts/environment.py "$1"
  export PATH="$PWD/.venv/bin:$PATH" VIRTUAL_ENV="$PWD/.venv"
  unset PYTHONDONTWRITEBYTECODE # without bytecode every single start would compile the libraries again
}

DO_STARTED=$(date +%s) # so that every step can say how long it has been
export DO_STARTED
command=${1:-help}
[ $# -gt 0 ] && shift

case "$command" in
  demo)
    prepare runtime
    exec python scripts/demo.py "$@"
    ;;
  test | check | soak | mutants | screenshots | lock | messages | bench)
    prepare development
    exec python -m "scripts.${command}" "$@"
    ;;
  bench-peers)
    prepare development
    exec python -m scripts.bench --peers "$@"
    ;;
  run)
    prepare development
    exec "$@"
    ;;
  help | -h | --help)
    usage
    ;;
  *)
    echo "./do does not know \"$command\"." >&2
    usage >&2
    exit 2
    ;;
esac
