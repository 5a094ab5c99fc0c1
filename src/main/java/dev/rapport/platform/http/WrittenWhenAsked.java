package dev.rapport.platform.http;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;

/**
 * Changes nothing in the OpenAPI document. That there is a filter for each request keeps Quarkus from writing the document
 * at every start, as JSON and as YAML; {@link DatedDocument} keeps what is written here for a day.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_PER_REQUEST)
public class WrittenWhenAsked implements OASFilter {}
