package cn.chaozhou.forum.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The office's decision tables (limits, options, classes, ladder …), always in their newest version. A published version
 * never changes, so each answer of a version is worked out once: a single form asks some tables a dozen times. Tables
 * are read for the product, not for the person at the door, who needs no right on decisions.
 */
@Component
public class DecisionTables {

    private final ProcessEngine engine;
    private final OncePerTransaction<String, DecisionDefinition> newest = new OncePerTransaction<>();
    private final Map<Question, List<Map<String, Object>>> answers = new ConcurrentHashMap<>();

    /** Lazy: diagram beans that ask tables are needed while the engine itself is built. */
    DecisionTables(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    private record Question(String definition, Map<String, Object> inputs) {}

    /** The rows that hold for these inputs, in the order of the table, each by the names of its outputs. */
    public List<Map<String, Object>> rows(String table, Map<String, Object> inputs) {
        return asProduct(() -> {
            Question question = new Question(newest(table).getId(), new HashMap<>(inputs));
            List<Map<String, Object>> known = answers.get(question);
            if (known == null) {
                known = engine.getDecisionService()
                        .evaluateDecisionTableById(question.definition(), question.inputs())
                        .getResultList();
                answers.put(question, known);
            }
            return known;
        });
    }

    /** The one row that holds, if any; more than one is a fault of the table. */
    public Optional<Map<String, Object>> row(String table, Map<String, Object> inputs) {
        List<Map<String, Object>> rows = rows(table, inputs);
        if (rows.size() > 1) {
            throw new IllegalStateException("decision table '" + table + "' answers " + inputs + " more than once");
        }
        return rows.stream().findFirst();
    }

    /** The texts that the first column of a table names, without rows that hold for any. */
    public List<String> firstColumn(String table) {
        return asProduct(() -> decisionTable(table).getRules().stream()
                .map(DecisionTables::firstCell)
                .filter(cell -> cell.startsWith("\""))
                .map(cell -> cell.replace("\"", ""))
                .toList());
    }

    /** Which version of the table answers now; every publication makes a new one. */
    public int version(String table) {
        return asProduct(() -> newest(table).getVersion());
    }

    /** A file may hold several tables that build on each other. */
    private DecisionTable decisionTable(String table) {
        Decision decision = engine.getRepositoryService()
                .getDmnModelInstance(newest(table).getId())
                .getModelElementById(table);
        return decision.getChildElementsByType(DecisionTable.class).iterator().next();
    }

    private static String firstCell(Rule rule) {
        return rule.getInputEntries().iterator().next().getTextContent().strip();
    }

    private DecisionDefinition newest(String table) {
        return newest.get(table, this::read);
    }

    private DecisionDefinition read(String table) {
        return engine.getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(table)
                .latestVersion()
                .singleResult();
    }

    private <T> T asProduct(Callable<T> work) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getCommandExecutorTxRequired()
                .execute(context -> {
                    // Looking up a number is no operation of the person at the door.
                    boolean logs = context.isUserOperationLogEnabled();
                    context.disableUserOperationLog();
                    try {
                        return context.runWithoutAuthorization(work);
                    } finally {
                        if (logs) {
                            context.enableUserOperationLog();
                        }
                    }
                });
    }
}
