resource "aws_ecs_cluster" "workers" {
  name = var.name
}

resource "aws_ecs_cluster_capacity_providers" "workers" {
  cluster_name       = aws_ecs_cluster.workers.name
  capacity_providers = concat(["FARGATE", "FARGATE_SPOT"], aws_ecs_capacity_provider.gpu[*].name)
}

resource "aws_cloudwatch_log_group" "workers" {
  name              = "/${var.name}"
  retention_in_days = var.log_days
  kms_key_id        = aws_kms_key.deployment.arn
}

# What starts a container: pulls the image, opens its log. It sees no data.
resource "aws_iam_role" "execution" {
  name               = "${var.name}-execution"
  assume_role_policy = data.aws_iam_policy_document.tasks.json
}

data "aws_iam_policy_document" "tasks" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ecs-tasks.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy" "execution" {
  name   = "start"
  role   = aws_iam_role.execution.id
  policy = data.aws_iam_policy_document.execution.json
}

data "aws_iam_policy_document" "execution" {
  statement {
    actions   = ["ecr:GetAuthorizationToken"]
    resources = ["*"]
  }

  statement {
    actions   = ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"]
    resources = [aws_ecr_repository.image.arn]
  }

  statement {
    actions   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    resources = ["${aws_cloudwatch_log_group.workers.arn}:*"]
  }
}

# GPU instances: none while nothing waits. ECS starts one where a worker finds no place, and ends it when its last worker has gone.
resource "aws_ecs_capacity_provider" "gpu" {
  count = var.gpu ? 1 : 0
  name  = "${var.name}-gpu"

  auto_scaling_group_provider {
    auto_scaling_group_arn         = aws_autoscaling_group.gpu[0].arn
    managed_termination_protection = "ENABLED"
    managed_draining               = "ENABLED"

    managed_scaling {
      status                    = "ENABLED"
      target_capacity           = 100
      minimum_scaling_step_size = 1
      maximum_scaling_step_size = 10
      instance_warmup_period    = 180
    }
  }
}

resource "aws_autoscaling_group" "gpu" {
  count                 = var.gpu ? 1 : 0
  name                  = "${var.name}-gpu"
  min_size              = 0
  max_size              = sum([for name, function in local.functions : min(function.concurrency, lookup(var.most_workers, name, function.concurrency)) if function.processor == "gpu"])
  vpc_zone_identifier   = aws_subnet.workers[*].id
  protect_from_scale_in = true
  capacity_rebalance    = var.spot

  mixed_instances_policy {
    instances_distribution {
      on_demand_base_capacity                  = 0
      on_demand_percentage_above_base_capacity = var.spot ? 0 : 100
      spot_allocation_strategy                 = "price-capacity-optimized"
    }
    launch_template {
      launch_template_specification {
        launch_template_id = aws_launch_template.gpu[0].id
        version            = aws_launch_template.gpu[0].latest_version
      }
      dynamic "override" {
        for_each = var.gpu_instance_types
        content {
          instance_type = override.value
        }
      }
    }
  }

  tag {
    key                 = "AmazonECSManaged"
    value               = "true"
    propagate_at_launch = true
  }

  lifecycle {
    ignore_changes = [desired_capacity]
  }
}

resource "aws_launch_template" "gpu" {
  count         = var.gpu ? 1 : 0
  name          = "${var.name}-gpu"
  image_id      = "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/gpu/recommended/image_id"
  instance_type = var.gpu_instance_types[0]

  iam_instance_profile {
    arn = aws_iam_instance_profile.gpu[0].arn
  }

  network_interfaces {
    associate_public_ip_address = !var.private
    security_groups             = [aws_security_group.workers.id]
  }

  block_device_mappings {
    device_name = "/dev/xvda"
    ebs {
      volume_size           = 100
      volume_type           = "gp3"
      encrypted             = true
      delete_on_termination = true
    }
  }

  # containers are a hop further than their instance: they do not get its role
  metadata_options {
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
  }

  # an instance about to be taken away lets its workers give back what they hold
  user_data = base64encode(<<-EOT
    #!/bin/bash
    cat >> /etc/ecs/ecs.config <<CONFIG
    ECS_CLUSTER=${aws_ecs_cluster.workers.name}
    ECS_ENABLE_SPOT_INSTANCE_DRAINING=true
    ECS_CONTAINER_STOP_TIMEOUT=110s
    CONFIG
    install -d -o 10001 -g 10001 /var/cache/editrisk
  EOT
  )

  tag_specifications {
    resource_type = "instance"
    tags          = merge({ Name = "${var.name}-gpu", application = "editrisk", deployment = var.name }, var.tags)
  }
}

resource "aws_iam_role" "gpu" {
  count              = var.gpu ? 1 : 0
  name               = "${var.name}-gpu-instance"
  assume_role_policy = data.aws_iam_policy_document.instances.json
}

data "aws_iam_policy_document" "instances" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}

resource "aws_iam_role_policy_attachment" "gpu" {
  count      = var.gpu ? 1 : 0
  role       = aws_iam_role.gpu[0].name
  policy_arn = "arn:${local.partition}:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role"
}

resource "aws_iam_instance_profile" "gpu" {
  count = var.gpu ? 1 : 0
  name  = "${var.name}-gpu-instance"
  role  = aws_iam_role.gpu[0].name
}
