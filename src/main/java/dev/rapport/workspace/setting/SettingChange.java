package dev.rapport.workspace.setting;

import java.time.Instant;

/**
 * What is to be done to a setting.
 *
 * @param action for the audit log
 * @param setting its number
 * @param validFrom from when on
 * @param removed whether it ceases to be
 * @param value what it is to be, or was
 */
record SettingChange<T>(String action, long setting, Instant validFrom, boolean removed, T value) {

    static <T> SettingChange<T> made(long setting, Instant validFrom, T value) {
        return new SettingChange<>("created", setting, validFrom, false, value);
    }

    static <T> SettingChange<T> changed(long setting, Instant validFrom, T value) {
        return new SettingChange<>("changed", setting, validFrom, false, value);
    }

    static <T> SettingChange<T> removed(long setting, Instant validFrom, T value) {
        return new SettingChange<>("removed", setting, validFrom, true, value);
    }
}
