# Workers come while messages wait and go, all of them, when nothing has waited or been at work for five minutes: none is ended
# while it works. More are added while messages still wait; those that were added and have not come yet count.

resource "aws_appautoscaling_target" "workers" {
  service_namespace  = "ecs"
  scalable_dimension = "ecs:service:DesiredCount"
  resource_id        = "service/${var.cluster.name}/${aws_ecs_service.worker.name}"
  min_capacity       = var.least_workers
  max_capacity       = var.most_workers
}

resource "aws_appautoscaling_policy" "more" {
  name               = "${local.label}-more"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.workers.service_namespace
  scalable_dimension = aws_appautoscaling_target.workers.scalable_dimension
  resource_id        = aws_appautoscaling_target.workers.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ChangeInCapacity"
    metric_aggregation_type = "Maximum"
    cooldown                = var.gpu ? 300 : 120

    step_adjustment {
      metric_interval_lower_bound = 0
      metric_interval_upper_bound = 9
      scaling_adjustment          = 1
    }
    step_adjustment {
      metric_interval_lower_bound = 9
      metric_interval_upper_bound = 99
      scaling_adjustment          = 10
    }
    step_adjustment {
      metric_interval_lower_bound = 99
      scaling_adjustment          = 100
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "waiting" {
  alarm_name          = "${local.label}-waiting"
  alarm_description   = "Messages wait: more workers."
  namespace           = "AWS/SQS"
  metric_name         = "ApproximateNumberOfMessagesVisible"
  dimensions          = { QueueName = aws_sqs_queue.doorbells.name }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  threshold           = 1
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_appautoscaling_policy.more.arn]
}

resource "aws_appautoscaling_policy" "none" {
  name               = "${local.label}-none"
  policy_type        = "StepScaling"
  service_namespace  = aws_appautoscaling_target.workers.service_namespace
  scalable_dimension = aws_appautoscaling_target.workers.scalable_dimension
  resource_id        = aws_appautoscaling_target.workers.resource_id

  step_scaling_policy_configuration {
    adjustment_type         = "ExactCapacity"
    metric_aggregation_type = "Maximum"
    cooldown                = 60

    step_adjustment {
      metric_interval_upper_bound = 0
      scaling_adjustment          = var.least_workers
    }
  }
}

resource "aws_cloudwatch_metric_alarm" "idle" {
  alarm_name          = "${local.label}-idle"
  alarm_description   = "Nothing waits and nothing is at work: no workers."
  evaluation_periods  = 5
  comparison_operator = "LessThanOrEqualToThreshold"
  threshold           = 0
  treat_missing_data  = "breaching"
  alarm_actions       = [aws_appautoscaling_policy.none.arn]

  metric_query {
    id          = "all"
    expression  = "waiting + at_work"
    label       = "messages"
    return_data = true
  }

  dynamic "metric_query" {
    for_each = { waiting = "ApproximateNumberOfMessagesVisible", at_work = "ApproximateNumberOfMessagesNotVisible" }
    content {
      id = metric_query.key
      metric {
        namespace   = "AWS/SQS"
        metric_name = metric_query.value
        dimensions  = { QueueName = aws_sqs_queue.doorbells.name }
        stat        = "Maximum"
        period      = 60
      }
    }
  }
}
