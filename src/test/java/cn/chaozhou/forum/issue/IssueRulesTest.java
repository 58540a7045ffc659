package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.issue.IssueRules.ExtensionRule;
import cn.chaozhou.forum.issue.IssueRules.Rung;
import cn.chaozhou.forum.organisation.Organisation;
import java.util.HashMap;
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

    @Test
    void theThirdRedLeadsToTheDeputySecretary() {
        assertThat(rules.ladder()).extracting(Rung::reds).containsExactly(null, null, null, null, 3, null);
        assertThat(rules.ladder().get(4).target()).isEqualTo("leader");
    }

    @ParameterizedTest
    @CsvSource({
        "immediate, , ",
        "urgent, 12, h",
        "ordinary, 3, wd",
        "cross, 5, wd",
        "longer, 5, wd",
        "project, 10, wd",
    })
    void eachClassReportsAtItsCadence(String issueClass, Integer amount, String unit) {
        ClassRule rule = rules.classRule(issueClass).orElseThrow();
        assertThat(rule.reportAmount()).isEqualTo(amount);
        assertThat(rule.reportUnit()).isEqualTo(unit);
    }

    /** One issue, one order: where a county and a city department would both get it, the city department is proposed. */
    @ParameterizedTest
    @CsvSource({
        // nobody was asked for: the category decides
        "农业产业, , dept.agri, ordinary, 按类别",
        "用地规划, , dept.landres, cross, 按类别",
        "镇村协调, , county, ordinary, 按类别",
        "别的事, , dept.agri, ordinary, 按类别",
        // the category is a duty of city and county alike
        "人居环境, , dept.ecology, ordinary, 市、县职责重叠，归市级部门",
        "道路交通, , dept.transport, project, 市、县职责重叠，归市级部门",
        // the category is the county's, and a city department was asked for
        "镇村协调, water, dept.water, ordinary, 市、县职责重叠，归市级部门",
        // the category is shared, and another city department was asked for
        "人居环境, housing, dept.housing, ordinary, 市、县职责重叠，归市级部门",
        // no county in sight
        "农业产业, science, dept.science, ordinary, 提出时商请的部门",
        "资金保障, finance, dept.finance, cross, 提出时商请的部门",
    })
    void whatIsTheCountysAndTheCitysGoesToTheCity(
            String category, String department, String owner, String issueClass, String basis) {
        Map<String, Object> inputs = new HashMap<>(Map.of("category", category));
        inputs.put("department", department);
        Map<String, Object> proposal = decisions
                .evaluateDecisionTableByKey("ownerProposal", inputs)
                .getSingleResult()
                .getEntryMap();
        assertThat(proposal).isEqualTo(Map.of("owner", owner, "issueClass", issueClass, "basis", basis));
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
