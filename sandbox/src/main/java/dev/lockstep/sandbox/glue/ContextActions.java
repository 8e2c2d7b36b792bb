package dev.lockstep.sandbox.glue;

import static java.util.Map.entry;

import dev.lockstep.sandbox.glue.Actions.Action;
import dev.lockstep.sandbox.glue.catalog.AssetOperations;
import dev.lockstep.sandbox.glue.catalog.AssetSearch;
import dev.lockstep.sandbox.glue.catalog.AttachmentOperations;
import dev.lockstep.sandbox.glue.catalog.FormTypeOperations;
import dev.lockstep.sandbox.glue.catalog.GlossaryOperations;
import dev.lockstep.sandbox.glue.catalog.GlossaryTermOperations;
import dev.lockstep.sandbox.glue.catalog.TermLinks;
import dev.lockstep.sandbox.glue.rules.ContextInputs;
import java.util.Map;
import java.util.Optional;

/**
 * The operations of the business context that the sandbox knows. Tables and their columns are its assets; assets and asset types that people
 * put there themselves are not known, nor is the export.
 */
final class ContextActions {
    private static final Map<String, Action> ALL = Map.ofEntries(
            entry("CreateGlossary", new Action(ContextInputs.CREATE_GLOSSARY, GlossaryOperations::create)),
            entry("GetGlossary", new Action(ContextInputs.BY_ID, GlossaryOperations::get)),
            entry("UpdateGlossary", new Action(ContextInputs.UPDATE_GLOSSARY, GlossaryOperations::update)),
            entry("DeleteGlossary", new Action(ContextInputs.BY_ID, GlossaryOperations::delete)),
            entry("ListGlossaries", new Action(ContextInputs.LIST, GlossaryOperations::list)),
            entry("CreateGlossaryTerm", new Action(ContextInputs.CREATE_TERM, GlossaryTermOperations::create)),
            entry("GetGlossaryTerm", new Action(ContextInputs.BY_ID, GlossaryTermOperations::get)),
            entry("UpdateGlossaryTerm", new Action(ContextInputs.UPDATE_TERM, GlossaryTermOperations::update)),
            entry("DeleteGlossaryTerm", new Action(ContextInputs.BY_ID, GlossaryTermOperations::delete)),
            entry("ListGlossaryTerms", new Action(ContextInputs.LIST_TERMS, GlossaryTermOperations::list)),
            entry("AssociateGlossaryTerms", new Action(ContextInputs.LINK_TERMS, TermLinks::associate)),
            entry("DisassociateGlossaryTerms", new Action(ContextInputs.LINK_TERMS, TermLinks::disassociate)),
            entry("PutFormType", new Action(ContextInputs.PUT_FORM_TYPE, FormTypeOperations::put)),
            entry("GetFormType", new Action(ContextInputs.FORM_TYPE, FormTypeOperations::get)),
            entry("DeleteFormType", new Action(ContextInputs.FORM_TYPE, FormTypeOperations::delete)),
            entry("ListFormTypes", new Action(ContextInputs.LIST, FormTypeOperations::list)),
            entry("PutAttachment", new Action(ContextInputs.PUT_ATTACHMENT, AttachmentOperations::put)),
            entry("DeleteAttachment", new Action(ContextInputs.DELETE_ATTACHMENT, AttachmentOperations::delete)),
            entry("GetAsset", new Action(ContextInputs.GET_ASSET, AssetOperations::get)),
            entry("ListIterableForms", new Action(ContextInputs.LIST_ITEMS, AssetOperations::listItems)),
            entry("BatchGetIterableForms", new Action(ContextInputs.GET_ITEMS, AssetOperations::getItems)),
            entry("SearchAssets", new Action(ContextInputs.SEARCH, AssetSearch::search)));

    private ContextActions() {}

    static boolean knows(String name) {
        return ALL.containsKey(name);
    }

    static Optional<Action> find(String name) {
        return Optional.ofNullable(ALL.get(name));
    }
}
