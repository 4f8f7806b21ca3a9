#!/bin/sh
# A batch divided by GNU parallel, and merged: the bytes of one run.
#
#   tests/schedulers/parallel.sh build/fast/extract FOLDER
#
# Exit status 77: skipped, because parallel is not there.
set -eu

extract=$(realpath "$1")
documents=$(realpath "$2")
if ! command -v parallel >/dev/null; then
  echo "SKIPPED: GNU parallel is not installed; the shards of a batch are NOT TESTED with it" >&2
  exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
export LC_ALL=C

# 1: some document failed, which is no failure of the run.
allowing_failures() { "$@" || [ $? -eq 1 ]; }

allowing_failures "$extract" -q -o whole "$documents" 2>/dev/null
parallel --will-cite --jobs 2 \
  "'$extract' -q -j 1 --shard {}/3 -o part{} '$documents' 2>/dev/null || [ \$? -eq 1 ]" ::: 1 2 3
"$extract" merge merged part1 part2 part3
diff -r whole merged
[ "$(wc -l <merged/documents.csv)" -gt 1 ]
echo "parallel: three shards, merged, are the bytes of one run"
