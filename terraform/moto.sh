#!/usr/bin/env bash
# Applies this folder to moto, an AWS of other people's making on this machine; runs an experiment by what it made; destroys it.
#
#   terraform/moto.sh [gpu|cpu [EXPERIMENT]]
#
# Needs terraform with the AWS provider (TERRAFORM_PLUGINS names a folder that holds registry.terraform.io, where there is no
# network), moto_server, aws and jq. Each function is started from the package, as its container would be: by the command and
# with the environment of its task definition, and with its own role, which moto holds it to; with gpu, on the GPU's capacity
# provider as it would be declared, but computing on the CPU. EXPERIMENT is examples/smallest.yaml unless said otherwise. That takes
# three to five minutes, most of them waiting for queues and roles to settle.
set -euo pipefail
cd "$(dirname "$0")/.."
home=$PWD

say() { printf '%4d s  %s\n' "$SECONDS" "$*"; }
for tool in terraform moto_server aws jq; do
  command -v "$tool" >/dev/null || { echo "needs $tool" >&2; exit 3; }
done
[ ! -f "${TF_CLI_CONFIG_FILE:-/dev/null}" ] && unset TF_CLI_CONFIG_FILE

./editrisk --version >/dev/null # builds what is out of date
work=$(mktemp -d)
pids=()
cleanup() {
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; done
  [ -n "${KEEP:-}" ] || rm -rf "$work"
}
trap cleanup EXIT

# moto 5.2 computes another signature than AWS does where a key has an @; who calls it still goes by, how it is signed not. And it
# has an empty network for a service that names none, as those on GPUs, at which the provider breaks down.
mkdir "$work/python"
cat >"$work/python/sitecustomize.py" <<'PYTHON'
try:
    from moto.iam.access_control import IAMRequestBase
    IAMRequestBase.check_signature = lambda self: None

    from moto.ecs.models import Service
    made = Service.__init__

    def make(self, *arguments, **named):
        made(self, *arguments, **named)
        self.network_configuration = self.network_configuration or None

    Service.__init__ = make
except ImportError:
    pass
PYTHON
PYTHONPATH=$work/python MOTO_IAM_LOAD_MANAGED_POLICIES=true moto_server -H 127.0.0.1 -p 0 >"$work/moto.log" 2>&1 &
pids+=($!)
until url=$(grep -om1 'http://127.0.0.1:[0-9]*' "$work/moto.log"); do sleep 0.2; done
say "moto listens at $url"

# the folder as it is, with an address for its provider
cp -r terraform functions "$work"
# what moto 5.2 does not answer: application autoscaling's tags, a budget's subscribers, with which the provider ends each creation
rm "$work/terraform/modules/function/scaling.tf" "$work/terraform/budget.tf"
cat >"$work/terraform/moto_override.tf" <<'HCL'
provider "aws" {
  s3_use_path_style           = true
  skip_credentials_validation = true
  skip_requesting_account_id  = false
}
HCL
# moto knows the resources of S3's calls alone: what a role may do with its own queue it takes for nothing
cat >"$work/terraform/modules/function/moto.tf" <<'HCL'
resource "aws_iam_role_policy" "queues" {
  name   = "queues"
  role   = aws_iam_role.worker.id
  policy = jsonencode({ Version = "2012-10-17", Statement = [{ Effect = "Allow", Action = "sqs:*", Resource = "*" }] })
}
HCL
export AWS_ENDPOINT_URL=$url AWS_ACCESS_KEY_ID=moto AWS_SECRET_ACCESS_KEY=moto AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export AWS_EC2_METADATA_DISABLED=true TF_IN_AUTOMATION=1
export TF_VAR_name=lab TF_VAR_image=editrisk:try TF_VAR_deletable=true TF_VAR_email=operator@example.com
[ "${1:-}" != gpu ] || export TF_VAR_gpu=true

terraform() { command terraform -chdir="$work/terraform" "$@"; }
terraform init -input=false ${TERRAFORM_PLUGINS:+-plugin-dir="$TERRAFORM_PLUGINS"} >"$work/init.log" || { cat "$work/init.log"; exit 3; }
terraform apply -input=false -auto-approve -no-color >"$work/apply.log" 2>&1 || { tail -60 "$work/apply.log"; exit 1; }
say "$(grep -o 'Apply complete.*' "$work/apply.log")"
terraform output -json >"$work/outputs.json"
bucket=$(jq -r .bucket.value "$work/outputs.json")

# moto reads a bucket's policy without its conditions: it would take the one against plain HTTP for one against everybody
aws s3api delete-bucket-policy --bucket "$bucket"

# from here on moto asks who calls, and what they may do
aws iam create-user --user-name operator >/dev/null
aws iam put-user-policy --user-name operator --policy-name all \
  --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
operator=$(aws iam create-access-key --user-name operator)
declare -A roles
for function in $(jq -r '.roles.value | keys[]' "$work/outputs.json"); do
  roles[$function]=$(aws sts assume-role --role-session-name try --role-arn "$(jq -r ".roles.value.$function" "$work/outputs.json")" | jq -c .Credentials)
done
curl -sf -X POST -H 'content-type: text/plain' -d 0 "$url/moto-api/reset-auth" >/dev/null
AWS_ACCESS_KEY_ID=$(jq -r .AccessKey.AccessKeyId <<<"$operator")
AWS_SECRET_ACCESS_KEY=$(jq -r .AccessKey.SecretAccessKey <<<"$operator")

for function in "${!roles[@]}"; do
  mapfile -t environment < <(jq -r ".environment.value.$function | to_entries[] | \"\(.key)=\(.value)\"" "$work/outputs.json")
  mapfile -t command < <(jq -r ".command.value.${function}[]" "$work/outputs.json")
  environment+=("EDITRISK_STORE_ENDPOINT=$url" "EDITRISK_QUEUE_ENDPOINT=$url" "EDITRISK_DEVICE=cpu"
    "EDITRISK_CACHE_DIRECTORY=$work/cache" "MALLOC_ARENA_MAX=1"
    "AWS_ACCESS_KEY_ID=$(jq -r .AccessKeyId <<<"${roles[$function]}")"
    "AWS_SECRET_ACCESS_KEY=$(jq -r .SecretAccessKey <<<"${roles[$function]}")"
    "AWS_SESSION_TOKEN=$(jq -r .SessionToken <<<"${roles[$function]}")")
  env -i "PATH=$PATH" "HOME=$HOME" "${environment[@]}" java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \
    -jar "$home/target/quarkus-app/quarkus-run.jar" "${command[@]}" >"$work/$function.log" 2>&1 &
  pids+=($!)
done
say "five workers started, each with its own role"

status=0
timeout 1800 ./editrisk submit "${2:-examples/smallest.yaml}" --store "s3://$bucket" --endpoint "$url" >"$work/submit.log" 2>&1 || status=$?
tail -5 "$work/submit.log"
say "submit ended with $status"
for function in "${!roles[@]}"; do
  grep -E "ERROR|WARN" "$work/$function.log" | sed "s/^/$function: /" || true
done
for pid in "${pids[@]:1}"; do kill "$pid"; done
for pid in "${pids[@]:1}"; do wait "$pid" || true; done
[ "$status" -le 1 ] || exit "$status"

# what a role may not
export AWS_SESSION_TOKEN
for function in "${!roles[@]}"; do
  refused=$(AWS_ACCESS_KEY_ID=$(jq -r .AccessKeyId <<<"${roles[$function]}") \
    AWS_SECRET_ACCESS_KEY=$(jq -r .SecretAccessKey <<<"${roles[$function]}") \
    AWS_SESSION_TOKEN=$(jq -r .SessionToken <<<"${roles[$function]}") \
    aws s3api put-object --bucket "$bucket" --key models/garments.safetensors 2>&1 || true)
  grep -q AccessDenied <<<"$refused" || { echo "$function may write under models/: $refused"; exit 1; }
done
say "no role may write under models/"

# moto leaves a + in a key as it is where S3 would spell it %2B, and the provider then looks for a key with a blank
aws s3api list-object-versions --bucket "$bucket" |
  jq -c '[.Versions[]?, .DeleteMarkers[]? | select(.Key | contains("+")) | {Key, VersionId}]
    | range(0; length; 1000) as $from | {Quiet: true, Objects: .[$from : $from + 1000]}' >"$work/plus.json"
while read -r some; do
  aws s3api delete-objects --bucket "$bucket" --delete "$some" >/dev/null
done <"$work/plus.json"
terraform destroy -input=false -auto-approve -no-color >"$work/destroy.log" 2>&1 || { tail -60 "$work/destroy.log"; exit 1; }
say "$(grep -o 'Destroy complete.*' "$work/destroy.log")"
left=$(aws resourcegroupstaggingapi get-resources --tag-filters Key=deployment,Values=lab | jq -r '.ResourceTagMappingList[].ResourceARN')
queues=$(aws --endpoint-url "$url" sqs list-queues | jq -r '.QueueUrls[]?')
buckets=$(aws s3api list-buckets | jq -r '.Buckets[].Name')
# moto goes on naming what ECS has ended, as it names a key that waits
kept=$(grep -v ':key/\|:ecs:' <<<"$left" || true)$(aws ecs describe-clusters --clusters lab |
  jq -r '.clusters[] | select(.status != "INACTIVE") | .clusterArn')
[ -z "$kept$queues$buckets" ] || { echo "left: $kept $queues $buckets"; exit 1; }
say "nothing is left, but the key that waits its seven days"
