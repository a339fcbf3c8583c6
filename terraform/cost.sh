#!/usr/bin/env bash
# What a run of an experiment would cost on AWS, from what plan counts and prices that you can replace.
#
#   terraform/cost.sh WORKER EXPERIMENT [options of plan: --rate GFLOPS or --measure, --samples KEY=N]
#
# WORKER is one of "worker-hour" in terraform/prices.json (PRICES names another file). Worker hours are those of computing alone: add
# what a worker takes to come (one to five minutes) and to go (five) each time that the queues run dry.
set -euo pipefail
home=$(cd "$(dirname "$0")/.." && pwd)
prices=${PRICES:-$home/terraform/prices.json}
[ $# -ge 2 ] || { sed -n '4s/^# *//p' "$0" >&2; exit 2; }
worker=$1
shift
price=$(jq -er --arg worker "$worker" '.["worker-hour"][$worker]' "$prices") || {
  echo "there is no $worker in $prices; there are $(jq -r '.["worker-hour"] | keys | join(", ")' "$prices")" >&2
  exit 2
}
"$home/editrisk" plan "$@" --json | jq -r --slurpfile prices "$prices" --argjson price "$price" --arg worker "$worker" '
  def money: . * 100 | round / 100 | "$\(.)";
  def round2: . * 100 | round / 100;
  $prices[0] as $p
  | (if (.hours.evaluation.complete and .hours["training-at-most"].complete) then "" else " (at least: plan does not know all counts)" end) as $least
  | (.hours.evaluation.known) as $evaluation | (.hours["training-at-most"].known) as $training
  | (.work.requests.known * $p.request) as $requests
  | (4 * (.work.tasks.known + .work.trials) * $p.message) as $messages
  | (.work["delta-bytes"].known / 1e9 * $p["gigabyte-month"]) as $storage
  | "\(.experiment) on \($worker) at \(.hours.gflops | round) GFLOP/s, prices of \($p["as-of"])\($least)",
    "evaluation        \($evaluation | round2) hours x $\($price) = \($evaluation * $price | money)",
    "training at most  \($training | round2) hours x $\($price) = \($training * $price | money)",
    "store requests    \(.work.requests.known | round) = \($requests | money)",
    "messages          \(4 * (.work.tasks.known + .work.trials) | round) = \($messages | money)",
    "edits stored      \(.work["delta-bytes"].known / 1e9 | round2) GB = \($storage | money) a month"'
