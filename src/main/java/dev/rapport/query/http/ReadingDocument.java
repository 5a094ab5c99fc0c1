package dev.rapport.query.http;

import dev.rapport.platform.http.AnswerHeaders;
import dev.rapport.platform.http.DeclaredSchemas;
import dev.rapport.query.AnswerForm;
import dev.rapport.query.AnswerWriter;
import dev.rapport.query.CommonParameters;
import dev.rapport.query.MetricBatch;
import dev.rapport.query.Scorecard;
import dev.rapport.query.SpecialTables;
import dev.rapport.query.list.ChangeFeedType;
import dev.rapport.query.list.CustomerRecord;
import dev.rapport.query.list.DimensionLists;
import dev.rapport.query.list.InteractionList;
import dev.rapport.query.list.InteractionRecord;
import dev.rapport.query.list.LapsedList;
import dev.rapport.query.list.ListType;
import dev.rapport.query.list.QualityReport;
import dev.rapport.query.list.SurveyResponseList;
import dev.rapport.query.list.Timeline;
import dev.rapport.schema.ObjectType;
import dev.rapport.schema.Property;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Says in the OpenAPI document what the reading operations take and give, as they declare it. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 30)
public class ReadingDocument implements OASFilter {
    private static final Map<String, ListType> LISTS = Map.ofEntries(
            Map.entry("listInteractions", InteractionList.TYPE),
            Map.entry("listInteractionEvents", Timeline.TYPE),
            Map.entry("listSurveyResponses", SurveyResponseList.TYPE),
            Map.entry("listLapsedCustomers", LapsedList.TYPE),
            Map.entry("listDimensions", DimensionLists.TYPE),
            Map.entry("listDimensionValues", DimensionLists.VALUE_TYPE),
            Map.entry("getQuality", QualityReport.TYPE),
            Map.entry("listEvents", ChangeFeedType.TYPE),
            Map.entry("getScorecard", Scorecard.TYPE),
            Map.entry("getResolutionAgreement", SpecialTables.AGREEMENT),
            Map.entry("getRetention", SpecialTables.RETENTION));

    private static final Map<String, ObjectType> OBJECTS = Map.of(
            "getInteraction", InteractionRecord.TYPE,
            "getCustomer", CustomerRecord.TYPE,
            "queryMetrics", AnswerWriter.SEVERAL);

    private static final Map<String, List<Property>> PARAMETERS = Map.ofEntries(
            Map.entry("listInteractions", InteractionList.PARAMETERS),
            Map.entry("getInteraction", InteractionRecord.PARAMETERS),
            Map.entry("listInteractionEvents", Timeline.PARAMETERS),
            Map.entry("listSurveyResponses", SurveyResponseList.PARAMETERS),
            Map.entry("getCustomer", CustomerRecord.PARAMETERS),
            Map.entry("listLapsedCustomers", LapsedList.PARAMETERS),
            Map.entry("listDimensions", DimensionLists.PARAMETERS),
            Map.entry("listDimensionValues", DimensionLists.VALUE_PARAMETERS),
            Map.entry("getQuality", QualityReport.PARAMETERS),
            Map.entry("listEvents", ChangeFeedType.PARAMETERS),
            Map.entry("getScorecard", Scorecard.PARAMETERS),
            Map.entry("getResolutionAgreement", SpecialTables.AGREEMENT_PARAMETERS),
            Map.entry("getRetention", SpecialTables.RETENTION_PARAMETERS));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        LISTS.values().forEach(list -> {
            DeclaredSchemas.add(document, list.row());
            DeclaredSchemas.add(document, list.page());
        });
        OBJECTS.values().forEach(object -> DeclaredSchemas.add(document, object));
        DeclaredSchemas.add(document, MetricBatch.TYPE);
    }

    @Override
    public Operation filterOperation(Operation operation) {
        String id = String.valueOf(operation.getOperationId());
        ListType list = LISTS.get(id);
        ObjectType object = OBJECTS.get(id);
        if (list != null) {
            answer(operation, forms(list));
        } else if (object != null) {
            answer(operation, OASFactory.createContent().addMediaType(AnswerForm.JSON.mediaType(), media(object)));
        }
        List<Property> parameters = PARAMETERS.getOrDefault(id, List.of());
        parameters.forEach(parameter -> operation.addParameter(DeclaredSchemas.parameter(parameter)));
        if (parameters.contains(CommonParameters.CURSOR)) {
            AnswerHeaders.addNextPage(operation);
        }
        if (!parameters.isEmpty()) {
            operation
                    .getResponses()
                    .addAPIResponse("422", OASFactory.createAPIResponse().ref("Validation"));
        }
        return operation;
    }

    private static void answer(Operation operation, Content content) {
        operation.getResponses().getAPIResponse("200").content(content);
    }

    /** A list or an answer in each of its forms. */
    static Content forms(ListType list) {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        return OASFactory.createContent()
                .addMediaType(AnswerForm.JSON.mediaType(), media(list.page()))
                .addMediaType(
                        AnswerForm.CSV.mediaType(), OASFactory.createMediaType().schema(text))
                .addMediaType(AnswerForm.NDJSON.mediaType(), media(list.row()));
    }

    private static MediaType media(ObjectType object) {
        return OASFactory.createMediaType().schema(OASFactory.createSchema().ref(object.name()));
    }
}
