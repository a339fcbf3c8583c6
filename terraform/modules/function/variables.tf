variable "name" {
  description = "The deployment's name."
  type        = string
}

variable "function" {
  description = "The function as functions/NAME.yaml declares it."
  type = object({
    name        = string
    event-type  = string
    trigger     = object({ prefix = string, suffix = string })
    reads       = list(string)
    writes      = list(string)
    deletes     = optional(list(string), [])
    processor   = string
    memory      = string
    timeout     = string
    concurrency = number
  })
}

variable "gpu" {
  description = "Whether it runs on a GPU instance."
  type        = bool
}

variable "partition" { type = string }
variable "region" { type = string }

variable "deliveries" {
  description = "After so many deliveries a message goes to the dead letters."
  type        = number
}

variable "bucket" {
  type = object({ name = string, arn = string })
}

variable "buckets" {
  description = "Further buckets that it may read."
  type        = list(string)
}

variable "key" {
  description = "The encryption key's ARN."
  type        = string
}

variable "dead_letters" {
  type = object({ arn = string, name = string })
}

variable "topic" {
  description = "Where alarms go."
  type        = string
}

variable "image" { type = string }
variable "architecture" { type = string }
variable "settings" { type = map(string) }

variable "notices" {
  description = "Where notices go, in AWS."
  type = object({
    topic = optional(string)
    bus   = optional(string)
    queue = optional(object({ url = string, arn = string }))
  })
}

variable "execution_role" { type = string }
variable "log_group" { type = string }

variable "cluster" {
  type = object({ id = string, name = string })
}

variable "capacity_provider" { type = string }
variable "subnets" { type = list(string) }
variable "security_group" { type = string }
variable "public_address" { type = bool }
variable "least_workers" { type = number }
variable "most_workers" { type = number }
