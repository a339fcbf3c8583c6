/** The object store over the AWS SDK for S3. */
@org.jspecify.annotations.NullMarked
package io.editrisk.adapter.s3;
