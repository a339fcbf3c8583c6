resource "aws_sns_topic" "alarms" {
  name              = "${var.name}-alarms"
  kms_master_key_id = aws_kms_key.deployment.id
}

resource "aws_sns_topic_policy" "alarms" {
  arn    = aws_sns_topic.alarms.arn
  policy = data.aws_iam_policy_document.topic.json
}

data "aws_iam_policy_document" "topic" {
  statement {
    actions   = ["sns:Publish"]
    resources = [aws_sns_topic.alarms.arn]
    principals {
      type        = "Service"
      identifiers = ["cloudwatch.amazonaws.com", "events.amazonaws.com", "budgets.amazonaws.com"]
    }
    condition {
      test     = "StringEquals"
      variable = "aws:SourceAccount"
      values   = [local.account]
    }
  }
}

resource "aws_sns_topic_subscription" "email" {
  count     = var.email == null ? 0 : 1
  topic_arn = aws_sns_topic.alarms.arn
  protocol  = "email"
  endpoint  = var.email
}

resource "aws_cloudwatch_metric_alarm" "dead_letters" {
  alarm_name          = "${var.name}-dead-letters"
  alarm_description   = "Something was given up; faults/ and runs/RUN/faults/ say why, editrisk resume RUN tries again."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.dead_letters.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
}

resource "aws_cloudwatch_log_metric_filter" "errors" {
  name           = "${var.name}-errors"
  log_group_name = aws_cloudwatch_log_group.workers.name
  pattern        = "ERROR"

  metric_transformation {
    name      = "Errors"
    namespace = "editrisk/${var.name}"
    value     = "1"
  }
}

resource "aws_cloudwatch_metric_alarm" "errors" {
  alarm_name          = "${var.name}-errors"
  alarm_description   = "Workers logged errors; they are in the log group /${var.name}."
  namespace           = "editrisk/${var.name}"
  metric_name         = "Errors"
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.alarms.arn]
  depends_on          = [aws_cloudwatch_log_metric_filter.errors]
}

# Containers that do not start, or end by themselves: a wrong image, memory that did not do.
resource "aws_cloudwatch_event_rule" "fallen" {
  name = "${var.name}-fallen-workers"
  event_pattern = jsonencode({
    source      = ["aws.ecs"]
    detail-type = ["ECS Task State Change"]
    detail = {
      clusterArn = [aws_ecs_cluster.workers.arn]
      lastStatus = ["STOPPED"]
      stopCode   = ["TaskFailedToStart", "EssentialContainerExited"]
    }
  })
}

resource "aws_cloudwatch_event_target" "fallen" {
  rule = aws_cloudwatch_event_rule.fallen.name
  arn  = aws_sns_topic.alarms.arn
}

resource "aws_cloudwatch_dashboard" "deployment" {
  dashboard_name = var.name
  dashboard_body = jsonencode({
    widgets = concat(
      [for i, metric in ["ApproximateNumberOfMessagesVisible", "ApproximateNumberOfMessagesNotVisible", "ApproximateAgeOfOldestMessage", "NumberOfMessagesDeleted"] : {
        type   = "metric"
        x      = 12 * (i % 2)
        y      = 6 * floor(i / 2)
        width  = 12
        height = 6
        properties = {
          title  = ["waiting", "at work", "oldest, seconds", "done"][i]
          region = var.region
          stat   = metric == "NumberOfMessagesDeleted" ? "Sum" : "Maximum"
          period = 60
          metrics = concat(
            [for name in sort(keys(local.functions)) : ["AWS/SQS", metric, "QueueName", "${var.name}-${name}"]],
            [["AWS/SQS", metric, "QueueName", aws_sqs_queue.dead_letters.name]]
          )
        }
      }],
      [{
        type   = "log"
        x      = 0
        y      = 12
        width  = 24
        height = 8
        properties = {
          title  = "errors"
          region = var.region
          query  = "SOURCE '/${var.name}' | filter @message like /ERROR/ | sort @timestamp desc | limit 50"
          view   = "table"
        }
      }]
    )
  })
}
