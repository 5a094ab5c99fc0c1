/**
 * Owns forms: bodies that say what a thing is to be. Each field is declared once; reading a body with every violation, showing
 * the field in an answer and both of its schemas follow from that. It knows no form itself.
 */
@NullMarked
package dev.rapport.platform.http.form;

import org.jspecify.annotations.NullMarked;
