#!/bin/sh
# The Debian package, built, installed on a clean Debian 12, run there on a sample, and
# removed without remains.
#
#   tests/install/debian.sh build/release samples [CLEAN]
#
# As root only, with the packages of `cmake/packages.sh package`.  CLEAN is the folder of a
# clean Debian 12 that is copied; without it debootstrap makes one.  Exit status 77:
# skipped.
set -eu

build=$(realpath "$1")
samples=$(realpath "$2")
clean=${3:-}
if [ "$(id -u)" -ne 0 ] || ! command -v dpkg-shlibdeps >/dev/null; then
  echo "SKIPPED: needs root and dpkg-dev; the Debian package is NOT TESTED" >&2
  exit 77
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
root=$work/root
if [ -n "$clean" ]; then
  cp -a "$clean" "$root"
else
  debootstrap --variant=minbase bookworm "$root" > "$work/debootstrap.log" || {
    echo "SKIPPED: no clean Debian can be made; the Debian package is NOT TESTED" >&2
    exit 77
  }
fi
in_root() { chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 \
  DEBIAN_FRONTEND=noninteractive "$@"; }
# All files of the package's folders, with what is not a matter of time.
listing() { (cd "$root" && find etc opt usr -xdev \( -type f -o -type l \) | sort); }
fail() { echo "debian.sh: $1" >&2; exit 1; }

cpack --config "$build/CPackConfig.cmake" -B "$work/packages" > "$work/cpack.log" ||
  { cat "$work/cpack.log" >&2; fail "cpack"; }
package=$(find "$work/packages" -maxdepth 1 -name '*.deb')
dpkg-deb --info "$package" | grep -E '^ (Package|Version|Depends|Conflicts):'

# What it depends on first: those stay, and are no remains of it.
depends=$(dpkg-deb --field "$package" Depends | tr ',' '\n' | sed 's/ *(.*//; s/ //g')
in_root apt-get update -q > /dev/null
# shellcheck disable=SC2086  # a list of words
in_root apt-get install -q -y --no-install-recommends $depends > "$work/apt.log"
listing > "$work/before"
cp "$package" "$root/tmp/package.deb"
in_root dpkg -i /tmp/package.deb > /dev/null

cp -r "$samples/pdf-ruled-budget" "$root/tmp/sample"
in_root extract --list-schemas | grep -q '^shenzhen ' || fail "the schemas are not found"
in_root sh -c 'cd /tmp/sample && extract -q -o /tmp/out report.pdf' || fail "the sample fails"
in_root sh -c 'cd /tmp && extract export out --format xlsx -o out.xlsx &&
  extract export out --format sqlite -o out.db && extract report out -o report.html' ||
  fail "a subcommand fails"
for file in facts tables checks; do
  cmp "$root/tmp/out/$file.csv" "$samples/pdf-ruled-budget/expected/$file.csv" ||
    fail "$file.csv is not the expected one"
done
for file in man/man1/extract.1 man/zh_CN/man1/extract.1 zsh/vendor-completions/_extract \
  bash-completion/completions/extract fish/vendor_completions.d/extract.fish \
  extract/schemas/layout.schema.json; do
  [ -s "$root/usr/share/$file" ] || fail "no $file"
done

in_root dpkg --purge budget-extract > /dev/null
listing > "$work/after"
diff "$work/before" "$work/after" || fail "something remains"
echo "debian.sh: installed, run and removed"
