package dev.rapport.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.MethodCallTarget;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;

/** The rules, for any root package: the service's own, or the one of the counter-examples that must break them. */
record ArchitectureRules(String root) {

    private static final List<String> PURE =
            List.of("java..", "org.jspecify..", "it.unimi.dsi.fastutil..", "org.apache.commons.statistics..");

    List<ArchRule> all() {
        return List.of(
                layer("schema", List.of(), "how things are declared knows none of the things"),
                layer("time", List.of(), "windows and calendars are arithmetic that anybody may use"),
                layer("event", List.of("schema"), "the vocabulary stands on nothing of ours"),
                layer("terms", List.of("schema", "time"), "what was promised does not depend upon what happened"),
                layer(
                        "fact",
                        List.of("schema", "time", "event", "terms"),
                        "a fact is a pure function of events and of what was promised"),
                layer(
                        "journal",
                        List.of("schema", "time", "event", "terms", "fact", "platform", "workspace"),
                        "the journal stores what the fold gives and does not know who asks for it"),
                layer(
                        "ingest",
                        List.of("schema", "time", "event", "fact", "journal", "platform", "workspace"),
                        "the writing door must not import the reading door or what stands behind it"),
                layer(
                        "readmodel",
                        List.of("schema", "time", "event", "terms", "fact", "journal", "platform", "workspace"),
                        "columns are made of facts, those of the past by the journal's own fold, and know no metric"),
                layer(
                        "metric",
                        List.of("schema", "time", "event", "terms", "fact", "readmodel"),
                        "a definition classifies facts; transport, tenants and storage are not its business"),
                layer(
                        "query",
                        List.of(
                                "schema",
                                "time",
                                "event",
                                "terms",
                                "fact",
                                "readmodel",
                                "metric",
                                "platform",
                                "workspace"),
                        "the reading door must not import the writing door or what stands behind it"),
                layer(
                        "demo",
                        List.of("schema", "time", "event", "terms", "journal", "platform", "workspace"),
                        "the demonstration writes like any producer; what is seen of it comes from the reading door"),
                layer("demo.story", List.of("schema", "time", "event"), "a story does not know where it is told"),
                layer(
                        "workspace",
                        List.of("schema", "time", "terms", "platform"),
                        "settings exist before there is any event"),
                layer("platform", List.of("schema"), "what everybody stands on stands on nobody"),
                pure("schema"),
                pure("time"),
                pure("event"),
                pure("terms"),
                pure("fact"),
                pure("demo.story"),
                pure("metric.statistics"),
                oneClock(),
                constructorInjection(),
                tellingNames());
    }

    private ArchRule layer(String name, List<String> below, String reason) {
        String[] allowed =
                Stream.concat(Stream.of(name), below.stream()).map(this::tree).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .onlyDependOnClassesThat(resideOutsideOfPackage(root + "..").or(resideInAnyPackage(allowed)))
                .as(name + " depends on " + (below.isEmpty() ? "nothing of ours" : "only " + String.join(", ", below)))
                .because(reason)
                .allowEmptyShould(true);
    }

    private ArchRule pure(String name) {
        String[] allowed = Stream.concat(Stream.of(root + ".."), PURE.stream()).toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(tree(name))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(allowed))
                .as(name + " imports no framework")
                .because("the core is tested fast, without a container, and outlives its frameworks")
                .allowEmptyShould(true);
    }

    private ArchRule oneClock() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(tree("platform"))
                .should()
                .callMethodWhere(asksTheSystemForTheTime())
                .as("only platform asks the system for the time")
                .because("with one injected Clock every moment can be tested")
                .allowEmptyShould(true);
    }

    private static DescribedPredicate<JavaMethodCall> asksTheSystemForTheTime() {
        return DescribedPredicate.describe("ask the system for the time", call -> {
            MethodCallTarget target = call.getTarget();
            String owner = target.getOwner().getName();
            boolean noArguments = target.getRawParameterTypes().isEmpty();
            return (owner.startsWith("java.time.") && target.getName().equals("now") && noArguments)
                    || (owner.equals("java.time.Clock") && target.getName().startsWith("system"))
                    || (owner.equals("java.lang.System") && target.getName().equals("currentTimeMillis"));
        });
    }

    private ArchRule constructorInjection() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(root + "..")
                .should()
                .notBeAnnotatedWith("jakarta.inject.Inject")
                .as("dependencies come through the constructor")
                .because("an object that exists is complete, and a test can make it by hand")
                .allowEmptyShould(true);
    }

    private ArchRule tellingNames() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveNameNotMatching(".*(Manager|Util|Utils|Helper|Impl)")
                .as("no class is named Manager, Util, Helper or Impl")
                .because("a name says what a thing is; these say that nobody knew")
                .allowEmptyShould(true);
    }

    private String tree(String name) {
        return root + "." + name + "..";
    }
}
