# What waits longer than a call may take, and the time that a worker needs to come, waits for nobody.
resource "aws_cloudwatch_metric_alarm" "old" {
  alarm_name          = "${local.label}-old"
  alarm_description   = "The oldest message has waited longer than a call may take."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateAgeOfOldestMessage"
  dimensions          = { QueueName = aws_sqs_queue.doorbells.name }
  statistic           = "Maximum"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "GreaterThanThreshold"
  threshold           = local.timeout_seconds + 1800
  treat_missing_data  = "notBreaching"
  alarm_actions       = [var.topic]
}
