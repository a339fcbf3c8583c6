/** From records to pages and tables. */
@org.jspecify.annotations.NullMarked
package io.editrisk.report;
