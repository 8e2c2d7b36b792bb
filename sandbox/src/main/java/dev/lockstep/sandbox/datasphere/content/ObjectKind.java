package dev.lockstep.sandbox.datasphere.content;

import java.util.Optional;
import java.util.stream.Stream;

/** The object types of the design-time plane: the segment of their path and the value of the list property {@code type}. */
public enum ObjectKind {
    LOCAL_TABLE("localtables", "LocalTable"),
    REMOTE_TABLE("remotetables", "RemoteTable"),
    VIEW("views", "View"),
    ANALYTIC_MODEL("analyticmodels", "AnalyticModel"),
    DATA_ACCESS_CONTROL("dataaccesscontrols", "DataAccessControl"),
    TYPE("types", "Type"),
    CONTEXT("contexts", "Context"),
    SERVICE("services", "Service"),
    DATA_FLOW("dataflows", "DataFlow"),
    REPLICATION_FLOW("replicationflows", "ReplicationFlow"),
    TRANSFORMATION_FLOW("transformationflows", "TransformationFlow"),
    TASK_CHAIN("taskchains", "TaskChain"),
    INTELLIGENT_LOOKUP("intelligentlookups", "IntelligentLookup"),
    ER_MODEL("ermodels", "ERModel"),
    FACT_MODEL("factmodels", "FactModel"),
    CONSUMPTION_MODEL("consumptionmodels", "ConsumptionModel"),
    BUSINESS_ENTITY("businessentities", "BusinessEntity"),
    ONTOLOGY("ontologies", "Ontology");

    private final String segment;
    private final String typeName;

    ObjectKind(String segment, String typeName) {
        this.segment = segment;
        this.typeName = typeName;
    }

    public String segment() {
        return segment;
    }

    public String typeName() {
        return typeName;
    }

    /** Whether objects of this kind stand in a root member of their own, named like the segment, and not in {@code definitions}. */
    boolean hasOwnRoot() {
        return switch (this) {
            case DATA_FLOW, REPLICATION_FLOW, TRANSFORMATION_FLOW, TASK_CHAIN -> true;
            default -> false;
        };
    }

    public static Optional<ObjectKind> ofSegment(String segment) {
        return Stream.of(values()).filter(kind -> kind.segment.equals(segment)).findFirst();
    }
}
