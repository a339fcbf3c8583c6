# One function: its queue, what it may do, what runs it, and how many of those there are.

terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

locals {
  label  = "${var.name}-${var.function.name}"
  memory = 1024 * tonumber(trimsuffix(var.function.memory, "GiB"))

  # one call at a time: the memory declared is that of one call. Of a CPU's work a quarter is reading and decoding pictures
  cpu = local.memory >= 8192 ? 2048 : 1024

  units           = { s = 1, m = 60, h = 3600 }
  timeout_seconds = tonumber(regex("^[0-9]+", var.function.timeout)) * local.units[regex("[smh]$", var.function.timeout)]

  environment = merge(
    {
      EDITRISK_STORE_BUCKET    = var.bucket.name
      EDITRISK_STORE_REGION    = var.region
      EDITRISK_QUEUE_PREFIX    = var.name
      EDITRISK_WORKERS         = "1"
      EDITRISK_DEVICE          = var.gpu ? "cuda:0" : "cpu"
      EDITRISK_CACHE_DIRECTORY = "/var/cache/editrisk"
      # of the 50 GiB that a worker has on Fargate, in bytes
      EDITRISK_CACHE_DISK_BYTES = tostring(30 * 1024 * 1024 * 1024)
    },
    var.notices.topic == null ? {} : { EDITRISK_NOTICES_SNS_TOPIC = var.notices.topic },
    var.notices.bus == null ? {} : { EDITRISK_NOTICES_EVENT_BRIDGE_BUS = var.notices.bus },
    var.notices.queue == null ? {} : { EDITRISK_NOTICES_SQS_QUEUE = var.notices.queue.url },
    length(var.buckets) == 0 ? {} : { EDITRISK_STORE_BUCKETS = join(",", var.buckets) },
    var.settings
  )

  command = ["work", "--functions", var.function.name]
}

resource "aws_sqs_queue" "doorbells" {
  name = local.label

  # a worker hides what it works on for as long as that takes, half a minute at a time; this is for whoever else reads
  visibility_timeout_seconds        = 60
  message_retention_seconds         = 1209600
  receive_wait_time_seconds         = 20
  kms_master_key_id                 = var.key
  kms_data_key_reuse_period_seconds = 3600

  redrive_policy = jsonencode({
    deadLetterTargetArn = var.dead_letters.arn
    maxReceiveCount     = var.deliveries
  })
}

resource "aws_sqs_queue_policy" "doorbells" {
  queue_url = aws_sqs_queue.doorbells.id
  policy    = data.aws_iam_policy_document.doorbells.json
}

data "aws_iam_policy_document" "doorbells" {
  statement {
    sid       = "OnlyTheBucketRings"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.doorbells.arn]
    principals {
      type        = "Service"
      identifiers = ["s3.amazonaws.com"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [var.bucket.arn]
    }
  }

  statement {
    sid       = "OnlyOverTls"
    effect    = "Deny"
    actions   = ["sqs:*"]
    resources = [aws_sqs_queue.doorbells.arn]
    principals {
      type        = "*"
      identifiers = ["*"]
    }
    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }
}

resource "aws_ecs_task_definition" "worker" {
  family                   = local.label
  requires_compatibilities = [var.gpu ? "EC2" : "FARGATE"]
  network_mode             = var.gpu ? "bridge" : "awsvpc"
  cpu                      = local.cpu
  memory                   = local.memory
  task_role_arn            = aws_iam_role.worker.arn
  execution_role_arn       = var.execution_role

  dynamic "runtime_platform" {
    for_each = var.gpu ? [] : [var.architecture]
    content {
      cpu_architecture        = runtime_platform.value
      operating_system_family = "LINUX"
    }
  }

  dynamic "ephemeral_storage" {
    for_each = var.gpu ? [] : [50]
    content {
      size_in_gib = ephemeral_storage.value
    }
  }

  volume {
    name      = "tmp"
    host_path = null
  }

  # weights by their digest: on an instance they stay for the workers that come after
  volume {
    name      = "cache"
    host_path = var.gpu ? "/var/cache/editrisk" : null
  }

  container_definitions = jsonencode([{
    name                   = "worker"
    image                  = var.image
    command                = local.command
    essential              = true
    readonlyRootFilesystem = true
    user                   = "10001:10001"
    stopTimeout            = 110
    linuxParameters        = { initProcessEnabled = true }
    environment            = [for name in sort(keys(local.environment)) : { name = name, value = local.environment[name] }]
    resourceRequirements   = var.gpu ? [{ type = "GPU", value = "1" }] : []
    mountPoints = [
      { sourceVolume = "tmp", containerPath = "/tmp", readOnly = false },
      { sourceVolume = "cache", containerPath = "/var/cache/editrisk", readOnly = false },
    ]
    logConfiguration = {
      logDriver = "awslogs"
      options = {
        awslogs-group         = var.log_group
        awslogs-region        = var.region
        awslogs-stream-prefix = var.function.name
      }
    }
  }])
}

resource "aws_ecs_service" "worker" {
  name                               = var.function.name
  cluster                            = var.cluster.id
  task_definition                    = aws_ecs_task_definition.worker.arn
  desired_count                      = var.least_workers
  deployment_minimum_healthy_percent = 0
  deployment_maximum_percent         = 200
  enable_ecs_managed_tags            = true
  propagate_tags                     = "SERVICE"

  capacity_provider_strategy {
    capacity_provider = var.capacity_provider
    weight            = 1
  }

  dynamic "network_configuration" {
    for_each = var.gpu ? [] : [1]
    content {
      subnets          = var.subnets
      security_groups  = [var.security_group]
      assign_public_ip = var.public_address
    }
  }

  lifecycle {
    ignore_changes = [desired_count]
  }
}
