/** Owns the settings with versions on the wire: reading bodies with every violation, and showing versions. */
@NullMarked
package dev.rapport.workspace.setting.http;

import org.jspecify.annotations.NullMarked;
