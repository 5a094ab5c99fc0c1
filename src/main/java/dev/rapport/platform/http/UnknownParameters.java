package dev.rapport.platform.http;

import dev.rapport.platform.problem.NearestName;
import dev.rapport.platform.problem.Problem;
import dev.rapport.platform.problem.Violation;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses parameters that an operation does not have: a mistyped one must not be passed over as if it had been heard. What
 * there is stands in the OpenAPI document.
 *
 * <p>Operations that read their parameters by name refuse unknown ones themselves, together with everything else that is
 * wrong; a test sends an unknown parameter to each operation.
 */
@Singleton
final class UnknownParameters {
    private static final String FORMAT = "format";

    private final DocumentedOperations operations;
    private final KnownAddresses addresses;
    private final Map<Method, Boolean> readsByName = new ConcurrentHashMap<>();

    UnknownParameters(DocumentedOperations operations, KnownAddresses addresses) {
        this.operations = operations;
        this.addresses = addresses;
    }

    @ServerRequestFilter(nonBlocking = true)
    void refuse(UriInfo address, Request request, ResourceInfo resource) {
        if (address.getQueryParameters().isEmpty()) {
            return;
        }
        Method method = resource.getResourceMethod();
        Operation documented = method.getAnnotation(Operation.class);
        if (documented == null
                || documented.hidden()
                || method.getDeclaringClass().isAnnotationPresent(AnyParameters.class)
                || readsByName.computeIfAbsent(method, UnknownParameters::readsByName)) {
            return;
        }
        String operationId = operationId(documented, address, request);
        Set<String> known = operations.queryParameters(operationId);
        List<Violation> unknown = address.getQueryParameters().keySet().stream()
                .filter(name -> !known.contains(name))
                .map(name -> new Violation(name, sentence(name, known, operationId)))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problem.validation(unknown).toException();
        }
    }

    /** Methods that several resources inherit have a name at each address. */
    private String operationId(Operation documented, UriInfo address, Request request) {
        return documented.operationId().isEmpty()
                ? addresses
                        .find(address.getPath())
                        .flatMap(known -> known.operationId(request.getMethod()))
                        .orElse("")
                : documented.operationId();
    }

    private String sentence(String name, Set<String> known, String operationId) {
        if (name.equals(FORMAT)) {
            List<String> forms = operations.mediaTypes(operationId);
            return "There is no parameter \"format\" here: %s"
                    .formatted(
                            forms.isEmpty()
                                    ? "the answer has no body."
                                    : "the answer comes as %s only.".formatted(String.join(" or ", forms)));
        }
        return NearestName.unknown("parameter", name, known) + (known.isEmpty() ? " This address takes none." : "");
    }

    private static boolean readsByName(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)
                && Arrays.stream(method.getParameters())
                        .noneMatch(parameter -> parameter.isAnnotationPresent(RestQuery.class));
    }
}
