data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition

  # every function is declared once, in functions/; nothing of it is repeated here
  functions = {
    for file in fileset("${path.module}/../functions", "*.yaml") :
    trimsuffix(file, ".yaml") => yamldecode(file("${path.module}/../functions/${file}"))
  }

  # DoorbellQueues.DELIVERIES: the worker says of a message's last delivery why it failed
  deliveries = 3
}

module "function" {
  source   = "./modules/function"
  for_each = local.functions

  name       = var.name
  function   = each.value
  gpu        = var.gpu && each.value.processor == "gpu"
  partition  = local.partition
  region     = var.region
  deliveries = local.deliveries

  bucket       = { name = aws_s3_bucket.store.bucket, arn = aws_s3_bucket.store.arn }
  buckets      = var.buckets
  key          = aws_kms_key.deployment.arn
  dead_letters = { arn = aws_sqs_queue.dead_letters.arn, name = aws_sqs_queue.dead_letters.name }
  topic        = aws_sns_topic.alarms.arn

  image          = var.image
  architecture   = var.gpu && each.value.processor == "gpu" ? "X86_64" : var.architecture
  settings       = var.settings
  notices        = var.notices
  execution_role = aws_iam_role.execution.arn
  log_group      = aws_cloudwatch_log_group.workers.name

  cluster           = { id = aws_ecs_cluster.workers.id, name = aws_ecs_cluster.workers.name }
  capacity_provider = var.gpu && each.value.processor == "gpu" ? aws_ecs_capacity_provider.gpu[0].name : (var.spot ? "FARGATE_SPOT" : "FARGATE")
  subnets           = aws_subnet.workers[*].id
  security_group    = aws_security_group.workers.id
  public_address    = !var.private
  least_workers     = lookup(var.least_workers, each.key, 0)
  most_workers      = min(each.value.concurrency, lookup(var.most_workers, each.key, each.value.concurrency))

  depends_on = [aws_ecs_cluster_capacity_providers.workers]
}

# One bucket's notifications are one resource: each function's queue is told of the keys that the function declares.
resource "aws_s3_bucket_notification" "doorbells" {
  bucket = aws_s3_bucket.store.id

  dynamic "queue" {
    for_each = local.functions
    content {
      id            = queue.key
      queue_arn     = module.function[queue.key].queue.arn
      events        = ["s3:ObjectCreated:*"]
      filter_prefix = queue.value.trigger.prefix
      filter_suffix = queue.value.trigger.suffix
    }
  }
}

resource "aws_sqs_queue" "dead_letters" {
  name                              = "${var.name}-dead-letters"
  message_retention_seconds         = 1209600
  kms_master_key_id                 = aws_kms_key.deployment.arn
  kms_data_key_reuse_period_seconds = 3600
}
