variable "name" {
  description = "What the deployment is called: its bucket, queues, roles and alarms begin with it."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,19}$", var.name))
    error_message = "2 to 20 characters, lower-case letters, digits and hyphens, a letter first."
  }
}

variable "image" {
  description = "The container image, for instance 123456789012.dkr.ecr.eu-central-1.amazonaws.com/NAME@sha256:...; the repository is made here, and nothing is pulled before the first event."
  type        = string

  validation {
    condition     = length(var.image) > 0
    error_message = "An image's name, with its tag or digest."
  }
}

variable "gpu" {
  description = "Whether functions whose processor is gpu run on EC2 instances with a GPU; else on Fargate, on CPUs."
  type        = bool
  default     = false
}

variable "region" {
  description = "Where everything is."
  type        = string
  default     = "us-east-1"
}

variable "bucket" {
  description = "The bucket's name; NAME-ACCOUNT-REGION when left out."
  type        = string
  default     = null
}

variable "buckets" {
  description = "Further buckets that experiments may name; the functions may read them."
  type        = list(string)
  default     = []
}

variable "spot" {
  description = "Whether workers take spare capacity, which is cheaper and may be taken away with two minutes' notice."
  type        = bool
  default     = true
}

variable "private" {
  description = "Whether workers have no way to the internet, and reach AWS through endpoints of the network's own, which cost by the hour."
  type        = bool
  default     = false
}

variable "address_range" {
  description = "The network's addresses."
  type        = string
  default     = "10.42.0.0/16"
}

variable "architecture" {
  description = "Of the CPUs: X86_64 or ARM64, as the image has it. GPU instances are X86_64."
  type        = string
  default     = "X86_64"

  validation {
    condition     = contains(["X86_64", "ARM64"], var.architecture)
    error_message = "X86_64 or ARM64."
  }
}

variable "most_workers" {
  description = "At most so many workers of a function at a time, where its concurrency allows as many."
  type        = map(number)
  default     = { edit = 20, evaluate = 50 }
}

variable "least_workers" {
  description = "So many workers of a function stay when there is nothing to do: 0 unless named, which costs nothing while idle."
  type        = map(number)
  default     = {}
}

variable "gpu_instance_types" {
  description = "Instances with one GPU each, the best liked first."
  type        = list(string)
  default     = ["g5.xlarge", "g6.xlarge", "g4dn.xlarge"]
}

variable "settings" {
  description = "Further environment of every worker, for instance EDITRISK_PLAN_MAX_TRIALS."
  type        = map(string)
  default     = {}
}

variable "notices" {
  description = "Who is told what a run comes to, beside what settings name: the ARNs of an SNS topic and of an event bus, a queue's URL and ARN."
  type = object({
    topic = optional(string)
    bus   = optional(string)
    queue = optional(object({ url = string, arn = string }))
  })
  default = {}
}

variable "keep_runs_days" {
  description = "Runs, their reports too, are deleted after so many days; kept when left out."
  type        = number
  default     = null
}

variable "log_days" {
  description = "Logs are kept so long."
  type        = number
  default     = 30
}

variable "budget_usd" {
  description = "What the deployment may cost a month before somebody is told."
  type        = number
  default     = 200
}

variable "email" {
  description = "Who is told of alarms and of spending; nobody when left out (the topic is there all the same)."
  type        = string
  default     = null
}

variable "deletable" {
  description = "Whether destroy may take the bucket with everything in it, and the images."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Further tags of everything."
  type        = map(string)
  default     = {}
}
