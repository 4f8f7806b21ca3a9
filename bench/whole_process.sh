#!/bin/sh
# The whole job against `pdftotext -layout`, file by file, in one run on one machine:
# wall time (median of hyperfine) and peak memory of both.
#
#   cmake/packages.sh bench && ./setup
#   bench/whole_process.sh [PDF...]          default: the samples
set -eu
cd "$(dirname "$0")/.."
extract=${EXTRACT:-build/release/extract}
[ $# -gt 0 ] || set -- samples/*/report.pdf
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Median in milliseconds of a command.  -i: a document that fails is a result, too.
median() {
  hyperfine -i -N --warmup 2 --min-runs "${RUNS:-15}" --export-csv "$work/times.csv" "$1" > "$work/log" 2>&1 ||
    { cat "$work/log" >&2; exit 1; }
  awk -F, 'NR == 2 { printf "%.1f", $4 * 1000 }' "$work/times.csv"
}

# Peak resident memory in MiB.
peak() {
  /usr/bin/time -f %M -o "$work/peak" sh -c "$1" > /dev/null 2>&1 || true
  awk 'END { printf "%.1f", $1 / 1024 }' "$work/peak"
}

printf '%-44s %5s %9s %9s %6s %8s %8s\n' file pages extract pdftotext ratio 'MiB' 'MiB'
for file in "$@"; do
  pages=$(pdfinfo "$file" 2> /dev/null | awk '/^Pages:/ { print $2 }')
  ours="$extract -o $work/out $file"
  theirs="pdftotext -layout $file $work/text"
  a=$(median "$ours")
  b=$(median "$theirs")
  printf '%-44s %5s %9s %9s %6s %8s %8s\n' "$(echo "$file" | tail -c 45)" "${pages:-?}" "$a" "$b" \
    "$(awk "BEGIN { printf \"%.2f\", $a / $b }")" "$(peak "$ours")" "$(peak "$theirs")" |
    tee -a "$work/table"
done
awk '{ print $(NF - 2) }' "$work/table" | sort -n |
  awk '{ r[NR] = $1 } END { printf "median ratio %.2f, worst %.2f\n", r[int((NR + 1) / 2)], r[NR] }'
