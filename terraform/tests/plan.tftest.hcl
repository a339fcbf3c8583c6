# The plan, against a provider that answers nothing of its own: terraform test needs no account and no network.

mock_provider "aws" {
  mock_data "aws_caller_identity" {
    defaults = { account_id = "123456789012" }
  }
  mock_data "aws_partition" {
    defaults = { partition = "aws" }
  }
  mock_data "aws_availability_zones" {
    defaults = { names = ["us-east-1a", "us-east-1b", "us-east-1c"] }
  }
  mock_data "aws_iam_policy_document" {
    defaults = { json = "{\"Version\":\"2012-10-17\",\"Statement\":[]}" }
  }
  mock_resource "aws_s3_bucket" {
    defaults = { arn = "arn:aws:s3:::lab-123456789012-us-east-1" }
  }
  mock_resource "aws_kms_key" {
    defaults = { arn = "arn:aws:kms:us-east-1:123456789012:key/00000000-0000-0000-0000-000000000000" }
  }
  mock_resource "aws_sqs_queue" {
    defaults = { arn = "arn:aws:sqs:us-east-1:123456789012:lab-queue" }
  }
  mock_resource "aws_sns_topic" {
    defaults = { arn = "arn:aws:sns:us-east-1:123456789012:lab-alarms" }
  }
  mock_resource "aws_iam_role" {
    defaults = { arn = "arn:aws:iam::123456789012:role/lab" }
  }
  mock_resource "aws_iam_instance_profile" {
    defaults = { arn = "arn:aws:iam::123456789012:instance-profile/lab" }
  }
  mock_resource "aws_cloudwatch_log_group" {
    defaults = { arn = "arn:aws:logs:us-east-1:123456789012:log-group:/lab" }
  }
  mock_resource "aws_ecs_cluster" {
    defaults = { id = "arn:aws:ecs:us-east-1:123456789012:cluster/lab", arn = "arn:aws:ecs:us-east-1:123456789012:cluster/lab" }
  }
  mock_resource "aws_ecs_task_definition" {
    defaults = { arn = "arn:aws:ecs:us-east-1:123456789012:task-definition/lab:1" }
  }
  mock_resource "aws_autoscaling_group" {
    defaults = { arn = "arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:0:autoScalingGroupName/lab" }
  }
  mock_resource "aws_appautoscaling_policy" {
    defaults = { arn = "arn:aws:autoscaling:us-east-1:123456789012:scalingPolicy:0:resource/ecs/service/lab:policyName/lab" }
  }
  mock_resource "aws_ecr_repository" {
    defaults = { arn = "arn:aws:ecr:us-east-1:123456789012:repository/lab" }
  }
}

variables {
  name  = "lab"
  image = "editrisk:1"
}

run "two_variables_do" {
  assert {
    condition     = toset(keys(local.functions)) == toset(["plan", "edit", "choose", "evaluate", "aggregate"])
    error_message = "A function is missing."
  }
  assert {
    condition     = aws_s3_bucket.store.bucket == "lab-123456789012-us-east-1"
    error_message = "The bucket's name."
  }
  assert {
    condition     = alltrue([for name, function in local.functions : module.function[name].queue.name == "lab-${name}"])
    error_message = "A worker looks for its queue under PREFIX-FUNCTION."
  }
  assert {
    condition     = alltrue([for name, function in local.functions : module.function[name].environment.EDITRISK_QUEUE_PREFIX == "lab"])
    error_message = "A worker must know the queues' prefix."
  }
  assert {
    condition     = aws_sqs_queue.dead_letters.name == "lab-dead-letters"
    error_message = "The dead letters' queue."
  }
  assert {
    condition     = toset([for queue in aws_s3_bucket_notification.doorbells.queue : "${queue.filter_prefix}*${queue.filter_suffix}"]) == toset([for function in local.functions : "${function.trigger.prefix}*${function.trigger.suffix}"])
    error_message = "Notifications are filtered as the functions declare."
  }
  assert {
    condition     = length(aws_autoscaling_group.gpu) == 0 && length(aws_vpc_endpoint.service) == 0
    error_message = "No GPU instances and no endpoints that cost by the hour unless asked for."
  }
}

run "on_gpus" {
  variables {
    gpu  = true
    spot = true
  }
  assert {
    condition     = aws_autoscaling_group.gpu[0].min_size == 0
    error_message = "GPU instances go when there is nothing to do."
  }
  assert {
    condition     = aws_autoscaling_group.gpu[0].max_size == 70
    error_message = "As many instances as workers: 20 of edit, 50 of evaluate."
  }
  assert {
    condition     = module.function["edit"].environment.EDITRISK_DEVICE == "cuda:0" && module.function["plan"].environment.EDITRISK_DEVICE == "cpu"
    error_message = "Only functions whose processor is gpu compute there."
  }
  assert {
    condition     = strcontains(base64decode(aws_launch_template.gpu[0].user_data), "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true")
    error_message = "Workers must be told before their instance is taken away."
  }
}

run "without_the_internet" {
  variables {
    private = true
    gpu     = true
  }
  assert {
    condition     = length(aws_internet_gateway.workers) == 0 && length(aws_route.internet) == 0
    error_message = "There is a way to the internet."
  }
  assert {
    condition     = length(setsubtract(["sqs", "logs", "kms", "ecr.api", "ecr.dkr", "ecs", "ecs-agent", "ecs-telemetry"], keys(aws_vpc_endpoint.service))) == 0
    error_message = "What a worker calls has to be reachable."
  }
}

run "old_runs_go" {
  variables {
    keep_runs_days = 90
  }
  assert {
    condition     = length([for rule in aws_s3_bucket_lifecycle_configuration.store.rule : rule if rule.id == "old-runs"]) == 1
    error_message = "The rule is missing."
  }
}

run "a_name_that_no_bucket_can_have" {
  command = plan
  variables {
    name = "Lab_1"
  }
  expect_failures = [var.name]
}

run "others_are_told" {
  variables {
    notices = {
      topic = "arn:aws:sns:us-east-1:123456789012:told"
      queue = { url = "https://sqs.us-east-1.amazonaws.com/123456789012/told", arn = "arn:aws:sqs:us-east-1:123456789012:told" }
    }
  }
  assert {
    condition     = module.function["aggregate"].environment.EDITRISK_NOTICES_SNS_TOPIC == "arn:aws:sns:us-east-1:123456789012:told" && module.function["aggregate"].environment.EDITRISK_NOTICES_SQS_QUEUE == "https://sqs.us-east-1.amazonaws.com/123456789012/told"
    error_message = "A worker must know whom to tell."
  }
  assert {
    condition     = strcontains(module.function["aggregate"].policy, "sns:Publish") && !strcontains(module.function["aggregate"].policy, "events:PutEvents")
    error_message = "It may tell those that are named, and no others."
  }
}
