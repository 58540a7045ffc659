package cn.chaozhou.forum.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.issue.RaisedIssue.Outcome;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class IssueTest {

    private final Issue issue = new Issue(
            "WT-2026-0001",
            "缺水",
            "很缺水",
            "农田水利",
            "ordinary",
            "dacheng",
            Outcome.DISPATCHED,
            IssueStatus.DISPATCHED,
            Instant.EPOCH);

    @Test
    void nobodyObjectsTwice() {
        issue.object(Instant.EPOCH);
        assertThat(issue.status).isEqualTo(IssueStatus.OBJECTED);
        assertThatThrownBy(() -> issue.object(Instant.EPOCH))
                .isInstanceOf(InputRefused.class)
                .hasMessageContaining("不能再次退回");
    }

    @Test
    void afterTheArbitrationNobodyObjects() {
        issue.arbitrate(Owner.ofDepartment("agri"));
        assertThatThrownBy(() -> issue.object(Instant.EPOCH)).isInstanceOf(InputRefused.class);
        assertThat(issue.owner()).isEqualTo(new Owner("dept.agri"));
    }

    @Test
    void aCountyDoesTheWorkAndAnswersForItInOnePost() {
        assertThat(Owner.ofCounty("raoping").handlerGroup()).isEqualTo("county.raoping.county");
        assertThat(Owner.ofCounty("raoping").headGroup()).isEqualTo("county.raoping.county");
        assertThat(Owner.ofDepartment("agri").headGroup()).isEqualTo("dept.agri.head");
    }

    @Test
    void whereTheTeamIsNotNamedTheSecretariatSpeaksForIt() {
        assertThat(issue.raiserGroup()).isEqualTo("team.dacheng.captain");
        issue.raisedByTeam = null;
        assertThat(issue.raiserGroup()).isEqualTo("secretariat");
    }
}
