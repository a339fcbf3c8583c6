data "aws_availability_zones" "here" {
  state = "available"
}

locals {
  zones = slice(data.aws_availability_zones.here.names, 0, 2)

  # what a worker without a way to the internet calls: images, queues, logs, keys, and the agent of GPU instances
  endpoints = !var.private ? [] : concat(
    ["ecr.api", "ecr.dkr", "sqs", "logs", "kms"],
    var.gpu ? ["ecs", "ecs-agent", "ecs-telemetry", "ssm"] : []
  )
}

resource "aws_vpc" "workers" {
  cidr_block           = var.address_range
  enable_dns_support   = true
  enable_dns_hostnames = true
  tags                 = { Name = var.name }
}

resource "aws_subnet" "workers" {
  count                   = 2
  vpc_id                  = aws_vpc.workers.id
  availability_zone       = local.zones[count.index]
  cidr_block              = cidrsubnet(var.address_range, 4, count.index)
  map_public_ip_on_launch = !var.private
  tags                    = { Name = "${var.name}-${count.index}" }
}

resource "aws_route_table" "workers" {
  vpc_id = aws_vpc.workers.id
  tags   = { Name = var.name }
}

resource "aws_route_table_association" "workers" {
  count          = 2
  subnet_id      = aws_subnet.workers[count.index].id
  route_table_id = aws_route_table.workers.id
}

resource "aws_internet_gateway" "workers" {
  count  = var.private ? 0 : 1
  vpc_id = aws_vpc.workers.id
  tags   = { Name = var.name }
}

resource "aws_route" "internet" {
  count                  = var.private ? 0 : 1
  route_table_id         = aws_route_table.workers.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.workers[0].id
}

# Nobody can reach a worker, and a worker reaches others over TLS alone.
resource "aws_security_group" "workers" {
  name        = "${var.name}-workers"
  description = "Nothing in, TLS out"
  vpc_id      = aws_vpc.workers.id

  egress {
    description = "TLS"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# costs nothing, and keeps what is in the bucket off the internet in either case
resource "aws_vpc_endpoint" "store" {
  vpc_id            = aws_vpc.workers.id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [aws_route_table.workers.id]
  tags              = { Name = "${var.name}-s3" }
}

resource "aws_security_group" "endpoints" {
  count       = var.private ? 1 : 0
  name        = "${var.name}-endpoints"
  description = "TLS from the network"
  vpc_id      = aws_vpc.workers.id

  ingress {
    description = "TLS"
    protocol    = "tcp"
    from_port   = 443
    to_port     = 443
    cidr_blocks = [var.address_range]
  }
}

resource "aws_vpc_endpoint" "service" {
  for_each            = toset(local.endpoints)
  vpc_id              = aws_vpc.workers.id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = aws_subnet.workers[*].id
  security_group_ids  = [aws_security_group.endpoints[0].id]
  tags                = { Name = "${var.name}-${each.key}" }
}
