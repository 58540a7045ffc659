package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.issue.IssueRules.ExtensionRule;
import cn.chaozhou.forum.issue.IssueRules.Rung;
import cn.chaozhou.forum.organisation.Organisation;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The decision tables say what the rules of supervision say. */
@ForumTest
class IssueRulesTest {

    @Autowired
    IssueRules rules;

    @Autowired
    Owners owners;

    @Autowired
    DecisionService decisions;

    @ParameterizedTest
    @CsvSource({
        "immediate, 1个工作日",
        "urgent, 24小时",
        "ordinary, 5个工作日",
        "cross, 15个工作日",
        "longer, 30天",
        "project, 60天",
    })
    void eachClassHasItsLimit(String issueClass, String limit) {
        assertThat(rules.classRule(issueClass).orElseThrow().limit().inWords()).isEqualTo(limit);
    }

    @Test
    void theLadderClimbsInOrderOfTime() {
        assertThat(rules.ladder()).extracting(r -> r.offset().amount()).containsExactly(-1, 1, 3, 5, 10, 20);
        assertThat(rules.ladder())
                .filteredOn(Rung::task)
                .extracting(Rung::target)
                .containsExactly("head", "secretariat", "leader");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 30, head,",
        "1, 31, leader,",
        "2, 30, leader,",
        "2, 31, , 延长时间过长",
        "1, 61, , 延长时间过长",
        "3, 5, , 已延期两次",
    })
    void theApproverGrowsWithCountAndLength(int count, int days, String approver, String refusal) {
        ExtensionRule rule = rules.extension(count, days);
        assertThat(rule.approver()).isEqualTo(approver);
        if (refusal == null) {
            assertThat(rule.refusal()).isNull();
        } else {
            assertThat(rule.refusal()).startsWith(refusal);
        }
    }

    @Test
    void everyDepartmentOfTheCatalogueExists() {
        assertThat(rules.categoryOptions()).contains(Organisation.option("农田水利", "农田水利"));
        for (Map<String, String> category : rules.categoryOptions()) {
            Map<String, Object> duty = decisions
                    .evaluateDecisionTableByKey("dutyCatalogue", Map.of("category", category.get("value")))
                    .getSingleResult()
                    .getEntryMap();
            String owner =
                    owners.proposed((String) duty.get("owner"), "dacheng").group();
            assertThat(owners.options()).extracting(o -> o.get("value")).contains(owner);
            assertThat(rules.classRule((String) duty.get("issueClass"))).isPresent();
        }
    }
}
