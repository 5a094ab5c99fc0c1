package dev.rapport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {

    private static final String ROOT = "dev.rapport";
    private static final String COUNTER_EXAMPLES = "dev.rapport.architecture.counterexample";

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);
    private static final JavaClasses BREAKING = new ClassFileImporter().importPackages(COUNTER_EXAMPLES);

    static Stream<Arguments> rulesOfTheService() {
        return named(new ArchitectureRules(ROOT).all());
    }

    static Stream<Arguments> rulesOfTheCounterExamples() {
        return named(new ArchitectureRules(COUNTER_EXAMPLES).all());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOfTheService")
    void theServiceKeepsTheRule(ArchRule rule) {
        rule.check(SERVICE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rulesOfTheCounterExamples")
    void theRuleCatchesItsCounterExample(ArchRule rule) {
        assertThat(rule.evaluate(BREAKING).hasViolation())
                .as("the counter-example of: %s", rule.getDescription())
                .isTrue();
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItOwns() {
        List<String> unmarked = SERVICE.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(type -> !type.isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .map(type -> type.getName())
                .sorted()
                .toList();
        assertThat(unmarked).as("packages without a @NullMarked package-info").isEmpty();
    }

    private static Stream<Arguments> named(List<ArchRule> rules) {
        return rules.stream().map(rule -> Arguments.of(Named.of(rule.getDescription(), rule)));
    }
}
