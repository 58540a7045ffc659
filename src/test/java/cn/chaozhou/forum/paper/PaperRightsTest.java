package cn.chaozhou.forum.paper;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import cn.chaozhou.forum.issue.IssueDesk;
import cn.chaozhou.forum.issue.IssueDossier.ChaseFacts;
import cn.chaozhou.forum.issue.IssueFacts;
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
    IssueDesk desk;

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
                "secretariat",
                "supervisor",
                "leader",
                "manager"
            })
    void readOrders(String user) {
        IssueFacts issue = issue("dept.water");
        assertThat(run.as(user, () -> rights.mayRead(issue))).isTrue();
        assertThat(run.as(user, () -> rights.mayRead(issue, chase("dept.water.head", null))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "handler.agri",
                "head.agri",
                "captain.fubin",
                "town.dacheng",
                "county.raoping",
                "processadmin",
                "systemadmin",
                "securityadmin",
                "auditadmin"
            })
    void readNoOrder(String user) {
        IssueFacts issue = issue("dept.water");
        assertThat(run.as(user, () -> rights.mayRead(issue))).isFalse();
        assertThat(run.as(user, () -> rights.mayRead(issue, chase("dept.water.handler", "dept.water.head"))))
                .isFalse();
        assertThat(run.as(user, rights::mayReadLists)).isFalse();
    }

    @Test
    void aCountyReadsTheOrdersItOwns() {
        IssueFacts issue = issue("county.raoping");
        assertThat(run.as("county.raoping", () -> rights.mayRead(issue))).isTrue();
        assertThat(run.as("county.chaoan", () -> rights.mayRead(issue))).isFalse();
        assertThat(run.as("handler.water", () -> rights.mayRead(issue))).isFalse();
    }

    @Test
    void whoeverIsChasedReadsThatNotice() {
        IssueFacts issue = issue("dept.water");
        ChaseFacts ofCoDepartment = chase("dept.agri.head", "dept.water.handler");
        assertThat(run.as("head.agri", () -> rights.mayRead(issue, ofCoDepartment)))
                .isTrue();
        assertThat(run.as("handler.agri", () -> rights.mayRead(issue, ofCoDepartment)))
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
        IssueFacts issue = issue("dept.water");
        assertThat(rights.mayRead(issue)).isFalse();
        assertThat(rights.mayReadLists()).isFalse();
    }

    private IssueFacts issue(String owner) {
        return desk.find(issues.dispatched(PaperIssues.WATER, owner, null)).orElseThrow();
    }

    private static ChaseFacts chase(String recipient, String copiedTo) {
        return new ChaseFacts(
                2026, 5, "WT-2026-0012", OffsetDateTime.parse(PaperIssues.FRIDAY), recipient, copiedTo, "");
    }
}
