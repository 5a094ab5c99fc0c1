package dev.rapport.documentation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The settings that the service reads, as environment variables with their defaults. */
final class Settings {
    private static final Path CLASSES = Path.of("target", "classes");

    private Settings() {}

    /** All of them; without a default where the setting is absent unless it is given. */
    static SortedMap<String, Optional<String>> all() throws IOException {
        SortedMap<String, Optional<String>> settings = new TreeMap<>();
        Properties properties = properties();
        for (Class<?> mapping : mappings()) {
            addAll(mapping.getAnnotation(ConfigMapping.class).prefix(), mapping, properties, settings);
        }
        return settings;
    }

    private static List<Class<?>> mappings() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(Settings::namesTheAnnotation)
                    .<Class<?>>map(Settings::load)
                    .filter(type -> type.isAnnotationPresent(ConfigMapping.class))
                    .toList();
        }
    }

    private static boolean namesTheAnnotation(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("Lio/smallrye/config/ConfigMapping;");
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    private static Class<?> load(Path file) {
        String name = CLASSES.relativize(file).toString().replace(".class", "").replace(File.separatorChar, '.');
        try {
            return Class.forName(name, false, Settings.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("cannot load " + name, e);
        }
    }

    private static void addAll(
            String prefix, Class<?> mapping, Properties properties, Map<String, Optional<String>> settings) {
        for (Method method : mapping.getMethods()) {
            String name = prefix + "." + name(method);
            if (Map.class.isAssignableFrom(method.getReturnType())) {
                properties.stringPropertyNames().stream()
                        .filter(property -> property.startsWith(name + "."))
                        .forEach(property ->
                                settings.put(variable(property), Optional.of(properties.getProperty(property))));
            } else if (method.getReturnType().getPackageName().startsWith("dev.rapport")
                    && method.getReturnType().isInterface()) {
                addAll(name, method.getReturnType(), properties, settings);
            } else {
                settings.put(
                        variable(name),
                        Optional.ofNullable(method.getAnnotation(WithDefault.class))
                                .map(WithDefault::value));
            }
        }
    }

    private static String name(Method method) {
        WithName given = method.getAnnotation(WithName.class);
        return given != null
                ? given.value()
                : method.getName().replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }

    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Properties properties() throws IOException {
        Properties properties = new Properties();
        try (InputStream file = Settings.class.getResourceAsStream("/application.properties")) {
            if (file == null) {
                throw new IllegalStateException("there is no application.properties");
            }
            properties.load(file);
        }
        return properties;
    }
}
