output "queue" {
  value = { arn = aws_sqs_queue.doorbells.arn, url = aws_sqs_queue.doorbells.url, name = aws_sqs_queue.doorbells.name }
}

output "environment" {
  value = local.environment
}

output "command" {
  value = local.command
}

output "policy" {
  value = local.policy
}

output "role" {
  value = aws_iam_role.worker.arn
}
