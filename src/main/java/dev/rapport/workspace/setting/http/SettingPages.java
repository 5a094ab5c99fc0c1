package dev.rapport.workspace.setting.http;

import dev.rapport.platform.http.Page;
import dev.rapport.platform.http.PageRequest;
import dev.rapport.terms.SettingVersion;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Parts of lists that are short enough to be read whole. */
final class SettingPages {
    private SettingPages() {}

    /** A part of the settings of a kind. */
    static <T, B> Page<B> ofSettings(
            PageRequest page, List<SettingVersion<T>> all, Function<SettingVersion<T>, B> toBody) {
        return of(page, all, SettingVersion::setting, toBody);
    }

    /** A part of the versions of a setting. */
    static <T, B> Page<B> ofVersions(
            PageRequest page, List<SettingVersion<T>> all, Function<SettingVersion<T>, B> toBody) {
        return of(page, all, SettingVersion::id, toBody);
    }

    private static <T, B> Page<B> of(
            PageRequest page,
            List<SettingVersion<T>> all,
            ToLongFunction<SettingVersion<T>> key,
            Function<SettingVersion<T>, B> toBody) {
        List<SettingVersion<T>> rows = all.stream()
                .filter(version -> key.applyAsLong(version) > page.after())
                .limit(page.limit() + 1L)
                .toList();
        return Page.of(page, rows, key, toBody);
    }
}
