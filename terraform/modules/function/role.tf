# What the function may do: what its declaration names, its own queue, its log. A pattern's * stands for one part of a key;
# IAM's for any, so a policy is that much wider than the declaration.

resource "aws_iam_role" "worker" {
  name = local.label

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ecs-tasks.amazonaws.com" }
    }]
  })
}

resource "aws_iam_role_policy" "worker" {
  name   = "function"
  role   = aws_iam_role.worker.id
  policy = local.policy
}

locals {
  objects = {
    for what in ["reads", "writes", "deletes"] : what => [
      for pattern in var.function[what] : "${var.bucket.arn}/${endswith(pattern, "/") ? "${pattern}*" : pattern}"
    ]
  }

  # the upload, trial, task or marker that the event speaks of
  trigger = "${var.bucket.arn}/${var.function.trigger.prefix}*${var.function.trigger.suffix}"

  # whoever creates something looks whether it is there already
  read   = distinct(concat([local.trigger], local.objects.reads, local.objects.writes))
  others = [for name in var.buckets : "arn:${var.partition}:s3:::${name}"]

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [for statement in [
      {
        Sid      = "Read"
        Effect   = "Allow"
        Action   = ["s3:GetObject"]
        Resource = concat(local.read, [for bucket in local.others : "${bucket}/*"])
      },
      {
        Sid      = "Write"
        Effect   = "Allow"
        Action   = ["s3:PutObject", "s3:AbortMultipartUpload"]
        Resource = local.objects.writes
      },
      {
        Sid      = "Delete"
        Effect   = "Allow"
        Action   = ["s3:DeleteObject"]
        Resource = local.objects.deletes
      },
      # without it S3 answers 403 in place of 404 for what is not there
      {
        Sid      = "List"
        Effect   = "Allow"
        Action   = ["s3:ListBucket"]
        Resource = concat([var.bucket.arn], local.others)
      },
      {
        Sid      = "Queue"
        Effect   = "Allow"
        Action   = ["sqs:ReceiveMessage", "sqs:SendMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueUrl", "sqs:GetQueueAttributes"]
        Resource = [aws_sqs_queue.doorbells.arn]
      },
      # where what cannot be done is put with its reason
      {
        Sid      = "DeadLetters"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage", "sqs:GetQueueUrl"]
        Resource = [var.dead_letters.arn]
      },
      {
        Sid      = "NoticesTopic"
        Effect   = "Allow"
        Action   = ["sns:Publish"]
        Resource = compact([var.notices.topic])
      },
      {
        Sid      = "NoticesBus"
        Effect   = "Allow"
        Action   = ["events:PutEvents"]
        Resource = compact([var.notices.bus])
      },
      {
        Sid      = "NoticesQueue"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = var.notices.queue == null ? [] : [var.notices.queue.arn]
      },
      {
        Sid      = "Key"
        Effect   = "Allow"
        Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
        Resource = [var.key]
      },
    ] : statement if length(statement.Resource) > 0]
  })
}
