output "bucket" {
  description = "Upload here: editrisk submit FILE --store s3://BUCKET"
  value       = aws_s3_bucket.store.bucket
}

output "repository" {
  description = "Push the image here."
  value       = aws_ecr_repository.image.repository_url
}

output "environment" {
  description = "What each function's container is told."
  value       = { for name, function in module.function : name => function.environment }
}

output "command" {
  description = "What each function's container runs."
  value       = { for name, function in module.function : name => function.command }
}

output "policies" {
  description = "What each function may do."
  value       = { for name, function in module.function : name => function.policy }
}

output "roles" {
  description = "The role of each function."
  value       = { for name, function in module.function : name => function.role }
}

output "queues" {
  description = "The queue of each function."
  value       = { for name, function in module.function : name => function.queue.url }
}

output "alarms" {
  description = "The topic that alarms and the budget go to."
  value       = aws_sns_topic.alarms.arn
}
