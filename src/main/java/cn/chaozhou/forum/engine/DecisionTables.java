package cn.chaozhou.forum.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The office's decision tables (limits, options, classes, ladder …), always in their newest version. A published version
 * never changes, so each answer of a version is worked out once: a single form asks some tables a dozen times. Tables
 * are read for the product, not for the person at the door, who needs no right on decisions.
 */
@Component
public class DecisionTables {

    private final ProcessEngine engine;
    private final JdbcClient db;
    private final OncePerTransaction<String, Version> newest = new OncePerTransaction<>();
    private final Map<Question, List<Map<String, Object>>> answers = new ConcurrentHashMap<>();

    /** Lazy: diagram beans that ask tables are needed while the engine itself is built. */
    DecisionTables(@Lazy ProcessEngine engine, JdbcClient db) {
        this.engine = engine;
        this.db = db;
    }

    private record Version(String id, int number) {}

    private record Question(String definition, Map<String, Object> inputs) {}

    /** The rows that hold for these inputs, in the order of the table, each by the names of its outputs. */
    public List<Map<String, Object>> rows(String table, Map<String, Object> inputs) {
        Question question = new Question(newest(table).id(), new HashMap<>(inputs));
        List<Map<String, Object>> known = answers.get(question);
        if (known == null) {
            known = asProduct(() -> engine.getDecisionService()
                    .evaluateDecisionTableById(question.definition(), question.inputs())
                    .getResultList());
            answers.put(question, known);
        }
        return known;
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
        return newest(table).number();
    }

    /** A file may hold several tables that build on each other. */
    private DecisionTable decisionTable(String table) {
        Decision decision = engine.getRepositoryService()
                .getDmnModelInstance(newest(table).id())
                .getModelElementById(table);
        return decision.getChildElementsByType(DecisionTable.class).iterator().next();
    }

    private static String firstCell(Rule rule) {
        return rule.getInputEntries().iterator().next().getTextContent().strip();
    }

    private Version newest(String table) {
        return newest.get(table, this::read);
    }

    /** By a question of our own: nearly every act asks it, and the engine would read and check the whole definition. */
    private Version read(String table) {
        return db.sql("select ID_ id, VERSION_ number from ACT_RE_DECISION_DEF where KEY_ = ?"
                        + " order by VERSION_ desc fetch first row only")
                .param(table)
                .query(Version.class)
                .single();
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
