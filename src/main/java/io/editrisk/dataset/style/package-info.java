/** Modified images of pairs made here: a style's colours and texture brought into the part of an image that a mask shows. */
@org.jspecify.annotations.NullMarked
package io.editrisk.dataset.style;
