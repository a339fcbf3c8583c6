/** The embedded object store and queue, for one machine. */
@org.jspecify.annotations.NullMarked
package io.editrisk.adapter.local;
