/** What several runs say about the paper's claims: each with a verdict, an interval over seeds and a figure. */
@org.jspecify.annotations.NullMarked
package io.editrisk.report.findings;
