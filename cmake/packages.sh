#!/bin/sh
# The Debian 12 packages that the project needs, and their installation.  This is the one
# list of them.
#
#   cmake/packages.sh build          to build and run the program
#   cmake/packages.sh build check    also to run the tests and the style checks
#
# What is installed already is not touched, so a second call needs neither network nor
# root.
set -eu

build='
  ca-certificates
  cmake
  g++
  libcli11-dev
  libfmt-dev
  libgumbo-dev
  libicu-dev
  libpoppler-private-dev
  libre2-dev
  libseccomp-dev
  libsqlite3-dev
  libxlsxwriter-dev
  libyaml-cpp-dev
  nettle-dev
  ninja-build
  nlohmann-json3-dev
  pkg-config
  poppler-data
  zlib1g-dev
'
check='
  clang-format
  clang-tidy-19
  fish
  libgmock-dev
  libgtest-dev
  libpoppler-cpp-dev
  parallel
  python3
  zsh
'
bench='
  hyperfine
  libbenchmark-dev
  poppler-utils
  time
'
# For the Debian package of the program, and its test in a system of its own.
package='
  debootstrap
  dpkg-dev
'
# For the preset fuzz: clang 14, which Debian 12 calls clang++, cannot read the ranges of
# its libstdc++, and the sanitizers of clang 19 are a package of their own.
fuzz='
  clang-19
  libclang-rt-19-dev
'
# The PDFs of samples/ are committed; these are for making them anew.
samples='
  fonts-arphic-uming
  python3-reportlab
  qpdf
'

wanted=
for group in "$@"; do
  case $group in
    build) wanted="$wanted $build" ;;
    check) wanted="$wanted $check" ;;
    bench) wanted="$wanted $bench" ;;
    package) wanted="$wanted $package" ;;
    fuzz) wanted="$wanted $fuzz" ;;
    samples) wanted="$wanted $samples" ;;
    *) echo "packages.sh: unknown group '$group'" >&2; exit 2 ;;
  esac
done

missing=
for package in $wanted; do
  status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
  [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

echo "Installing:$missing"
as_root=
[ "$(id -u)" -eq 0 ] || as_root=sudo
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q
# shellcheck disable=SC2086  # a list of words
$as_root apt-get install -q -y --no-install-recommends $missing
