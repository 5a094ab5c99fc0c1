package dev.rapport.readmodel;

import dev.rapport.terms.ServiceTerms;
import java.util.UUID;

/**
 * All facts of a workspace at one version. Immutable: it stays as it is while newer ones come, for as long as somebody
 * holds it.
 *
 * @param version the last batch that it includes; 0 when there was none
 * @param epoch changes when what was read before must be forgotten; all zeros when there was no batch
 * @param interactions the interactions
 * @param surveys the survey answers
 * @param purchases the purchases
 * @param people every person that any of them names; the columns of customers share its codes
 * @param terms what the workspace has promised, and its costs, through all time
 * @param settingsVersion how often a setting that numbers depend upon was changed
 * @param refolding whether facts are being folded again, so that some are as before a change and some as after it
 * @param bytes what it costs in memory, estimated, dictionaries and indexes included
 */
public record Snapshot(
        long version,
        UUID epoch,
        InteractionColumns interactions,
        SurveyColumns surveys,
        PurchaseColumns purchases,
        Dictionary people,
        ServiceTerms terms,
        long settingsVersion,
        boolean refolding,
        long bytes) {}
