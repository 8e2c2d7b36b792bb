package dev.lockstep.sandbox.glue.rules;

import static dev.lockstep.sandbox.glue.rules.Shape.Member.optional;
import static dev.lockstep.sandbox.glue.rules.Shape.Member.required;
import static dev.lockstep.sandbox.glue.rules.Shapes.structure;

import dev.lockstep.sandbox.glue.rules.Shape.Member;
import dev.lockstep.sandbox.glue.rules.Shape.Sequence;
import dev.lockstep.sandbox.glue.rules.Shape.Structure;
import dev.lockstep.sandbox.glue.rules.Shape.Text;
import dev.lockstep.sandbox.glue.rules.Shape.Whole;

/** The inputs of the business-context operations. Source of every number and pattern: Glue API, Business context APIs. */
public final class ContextInputs {
    /** Largest page of glossaries, terms, form types and columns. Source: Glue API, PageSize. */
    public static final int PAGE = 1000;

    /** Largest page of search results. Source: Glue API, SearchAssets.MaxResults. */
    public static final int SEARCH_PAGE = 100;

    /** Most terms of one asset or column, and of one call. Source: Glue API, GlossaryTermIdList. */
    public static final int MAX_TERMS = 10;

    private static final Text ASSET = new Text(1, 1087, Alphabet.ASSET);
    private static final Text ITEM = new Text(1, 1087, Alphabet.ANY);
    private static final Text ID = new Text(0, Shapes.NO_LIMIT, Alphabet.ANY);
    private static final Text LABEL = new Text(1, 256, Alphabet.ANY);
    private static final Text FORM_TYPE_ID = new Text(1, 256, Alphabet.ANY);
    private static final Text FORM_TYPE_NAME = new Text(1, 128, Alphabet.FORM_TYPE);

    private static final Member TOKEN = optional("ClientToken", Shapes.NAME);
    private static final Member NEXT = optional("NextToken", Shapes.TOKEN);
    private static final Member MAX = optional("MaxResults", new Whole(1, PAGE));
    private static final Member IDENTIFIER = required("Identifier", ID);
    private static final Member DESCRIPTION = optional("Description", new Text(1, 2048, Alphabet.ANY));
    private static final Member SHORT = optional("ShortDescription", new Text(1, 1024, Alphabet.ANY));
    private static final Member LONG = optional("LongDescription", new Text(1, 4096, Alphabet.ANY));
    private static final Member ON_ASSET = required("AssetIdentifier", ASSET);
    private static final Member IN_FORM = optional("IterableFormName", new Text(1, 256, Alphabet.ITERABLE_FORM));
    private static final Member ON_ITEM = optional("ItemIdentifier", ITEM);
    private static final Member TERMS = required("GlossaryTermIdentifiers", new Sequence(ID, 1, MAX_TERMS));
    private static final Member ATTACHMENT = required("AttachmentName", new Text(1, 256, Alphabet.ATTACHMENT));

    public static final Structure CREATE_GLOSSARY = structure(required("Name", LABEL), DESCRIPTION, TOKEN);
    public static final Structure UPDATE_GLOSSARY = structure(IDENTIFIER, optional("Name", LABEL), DESCRIPTION, TOKEN);
    public static final Structure CREATE_TERM =
            structure(required("GlossaryIdentifier", ID), required("Name", LABEL), SHORT, LONG, TOKEN);
    public static final Structure UPDATE_TERM = structure(IDENTIFIER, optional("Name", LABEL), SHORT, LONG, TOKEN);
    public static final Structure LIST_TERMS = structure(required("GlossaryIdentifier", ID), MAX, NEXT);
    public static final Structure BY_ID = structure(IDENTIFIER);
    public static final Structure LIST = structure(MAX, NEXT);
    public static final Structure LINK_TERMS = structure(ON_ASSET, IN_FORM, ON_ITEM, TERMS, TOKEN);

    public static final Structure PUT_FORM_TYPE =
            structure(required("Name", FORM_TYPE_NAME), required("Schema", new Text(1, 100_000, Alphabet.ANY)), TOKEN);
    public static final Structure FORM_TYPE = structure(required("Identifier", FORM_TYPE_ID));

    public static final Structure PUT_ATTACHMENT = structure(
            ON_ASSET,
            IN_FORM,
            ON_ITEM,
            ATTACHMENT,
            required("Content", ID),
            required("FormTypeId", FORM_TYPE_ID),
            TOKEN);
    public static final Structure DELETE_ATTACHMENT = structure(ON_ASSET, IN_FORM, ON_ITEM, ATTACHMENT);

    public static final Structure GET_ASSET = structure(required("Identifier", ASSET));
    public static final Structure LIST_ITEMS =
            structure(ON_ASSET, required("IterableFormName", new Text(1, 256, Alphabet.ITERABLE_FORM)), MAX, NEXT);
    public static final Structure GET_ITEMS = structure(
            ON_ASSET,
            required("IterableFormName", new Text(1, 256, Alphabet.ITERABLE_FORM)),
            required("ItemIdentifiers", new Sequence(ITEM, 1, 100)));
    public static final Structure SEARCH = structure(
            optional("SearchText", new Text(1, 1000, Alphabet.ANY)),
            optional("MaxResults", new Whole(1, SEARCH_PAGE)),
            NEXT,
            optional("Sort", Shapes.UNCHECKED),
            optional("FilterClause", Shapes.UNCHECKED));

    private ContextInputs() {}
}
