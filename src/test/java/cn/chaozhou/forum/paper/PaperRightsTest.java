package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.issue.IssueDossier.ChaseFacts;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every role, on an issue of Dacheng that the water department owns. */
@ForumTest
class PaperRightsTest {

    @Autowired
    PaperRights rights;

    @Autowired
    PaperIssues issues;

    @Autowired
    ProcessRun run;

    @AfterEach
    void realTime() {
        run.resetClock();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handler.water",
                "head.water",
                "captain.dacheng",
                "town.dacheng",
                "county.raoping",
                "secretariat",
                "supervisor",
                "leader",
                "manager"
            })
    void readOrders(String user) {
        String issue = issue("dept.water");
        assertThat(run.as(user, () -> rights.issue(issue).isPresent())).isTrue();
        assertThat(run.as(user, () -> rights.issueOf(chase(issue, "dept.water.head", null))
                        .isPresent()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handler.agri",
                "head.agri",
                "captain.fubin",
                "town.fubin",
                "county.chaoan",
                "processadmin",
                "systemadmin",
                "securityadmin",
                "auditadmin"
            })
    void readNoOrder(String user) {
        String issue = issue("dept.water");
        assertThat(run.as(user, () -> rights.issue(issue).isPresent())).isFalse();
        assertThat(run.as(user, () -> rights.issueOf(chase(issue, "dept.water.handler", "dept.water.head"))
                        .isPresent()))
                .isFalse();
        assertThat(run.as(user, rights::mayReadLists)).isFalse();
    }

    @Test
    void aCountyReadsTheOrdersItOwns() {
        String issue = issue("county.raoping");
        assertThat(run.as("county.raoping", () -> rights.issue(issue).isPresent()))
                .isTrue();
        assertThat(run.as("county.chaoan", () -> rights.issue(issue).isPresent()))
                .isFalse();
        assertThat(run.as("handler.water", () -> rights.issue(issue).isPresent()))
                .isFalse();
    }

    @Test
    void whoeverIsChasedReadsThatNotice() {
        String issue = issue("dept.water");
        ChaseFacts ofCoDepartment = chase(issue, "dept.agri.head", "dept.water.handler");
        assertThat(run.as("head.agri", () -> rights.issueOf(ofCoDepartment).isPresent()))
                .isTrue();
        assertThat(run.as("handler.agri", () -> rights.issueOf(ofCoDepartment).isPresent()))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretariat", "supervisor", "leader", "manager"})
    void readTheLists(String user) {
        assertThat(run.as(user, rights::mayReadLists)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"captain.dacheng", "handler.water", "head.water", "county.raoping", "town.dacheng"})
    void readNoLists(String user) {
        assertThat(run.as(user, rights::mayReadLists)).isFalse();
    }

    @Test
    void withoutALoginThereIsNothing() {
        String issue = issue("dept.water");
        assertThat(rights.issue(issue).isPresent()).isFalse();
        assertThat(rights.mayReadLists()).isFalse();
    }

    private String issue(String owner) {
        return issues.dispatched(PaperIssues.WATER, owner, null);
    }

    private static ChaseFacts chase(String issue, String recipient, String copiedTo) {
        return new ChaseFacts(2026, 5, issue, OffsetDateTime.parse(PaperIssues.FRIDAY), recipient, copiedTo, "");
    }
}
