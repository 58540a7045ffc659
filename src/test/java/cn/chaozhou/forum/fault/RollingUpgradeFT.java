package cn.chaozhou.forum.fault;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.PackagedForum;
import cn.chaozhou.forum.fault.Marks.Mark;
import cn.chaozhou.forum.fault.People.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Promise 6: one machine after the other gets a new release, with a changed diagram and a migration, while people work at
 * both. Cases stay on their version, a job of the new one is done by machines of the new release alone, and a machine that
 * starts again with the older release undoes nothing.
 */
class RollingUpgradeFT {

    private static final Path JAR = Path.of("target/captains-forum.jar");
    private static final String DIAGRAM = "issueDispatch";
    private static final String STEP = "userTask_dispatchIssue";
    private static final String NEW_NAME = "交办问题（新版）";

    /** Calls a bean that is only in the new release: here, in the part that is given to it. */
    private static final String REMINDER =
            """
            <bpmn:boundaryEvent id="timer_newRelease" name="新版提醒" cancelActivity="false" attachedToRef="userTask_dispatchIssue">
              <bpmn:outgoing>flow_newRelease</bpmn:outgoing>
              <bpmn:timerEventDefinition id="timer_newRelease_definition">
                <bpmn:timeDuration xsi:type="bpmn:tFormalExpression">PT1S</bpmn:timeDuration>
              </bpmn:timerEventDefinition>
            </bpmn:boundaryEvent>
            <bpmn:serviceTask id="serviceTask_newRelease" name="新版步骤" camunda:delegateExpression="${faultMark}">
              <bpmn:incoming>flow_newRelease</bpmn:incoming>
              <bpmn:outgoing>flow_newReleaseOver</bpmn:outgoing>
            </bpmn:serviceTask>
            <bpmn:endEvent id="endEvent_newRelease" name="已提醒">
              <bpmn:incoming>flow_newReleaseOver</bpmn:incoming>
            </bpmn:endEvent>
            <bpmn:sequenceFlow id="flow_newRelease" sourceRef="timer_newRelease" targetRef="serviceTask_newRelease" />
            <bpmn:sequenceFlow id="flow_newReleaseOver" sourceRef="serviceTask_newRelease" targetRef="endEvent_newRelease" />
          </bpmn:process>
        """;

    @TempDir
    Path folder;

    private Postgres server;
    private String database;
    private JdbcClient db;
    private Path part;
    private Path release;

    @BeforeEach
    void makeTheRelease() throws Exception {
        server = Postgres.server();
        database = server.copy();
        db = server.in(database);
        part = Part.in(folder);
        release = NewRelease.of(
                JAR,
                folder.resolve("release.jar"),
                "9.9.0",
                Map.of("bpmn/issue/issue-dispatch.bpmn", diagram -> diagram.replace(
                                "name=\"交办问题\"", "name=\"" + NEW_NAME + "\"")
                        .replace("  </bpmn:process>\n", REMINDER)),
                Map.of("db/migration/V9001__next_release.sql", "create table next_release (id int primary key);"));
    }

    @Test
    void casesStayOnTheirVersionWhilePeopleWorkAtBothMachines() throws Exception {
        try (PackagedForum first = node("first");
                PackagedForum second = node("second");
                PackagedForum firstNew = node("first").ofJar(release).withPart(part);
                PackagedForum secondNew = node("second").ofJar(release).withPart(part)) {
            first.start();
            second.start();
            String old = begins(first, "升级之前的问题");
            second.task("secretariat", old, STEP);

            People people = new People(second, "升级时在乙").begin();
            first.close();
            firstNew.start();
            People atNew = new People(firstNew, "升级后在甲").begin();
            assertThat(versions()).containsExactly("1", "2");
            assertThat(migrated()).isEqualTo(1);
            List<String> begun = new ArrayList<>(List.of(begins(firstNew, "新版发起于甲机"), begins(second, "新版发起于乙机")));
            allGoWell(people.goHome());
            allGoWell(atNew.goHome());
            people.checkWhatIsThere();
            atNew.checkWhatIsThere();

            // Again with the older release, on a database that the newer one has changed.
            second.close();
            second.start();
            assertThat(versions())
                    .as("the older diagram is not published again")
                    .containsExactly("1", "2");
            assertThat(second.get("processadmin", "/api/models/waiting").findValuesAsText("key"))
                    .containsExactly(DIAGRAM);
            begun.add(begins(second, "旧版重启之后的问题"));
            for (String number : begun) {
                assertThat(versionOf(number)).isEqualTo("2");
                for (PackagedForum node : List.of(firstNew, second)) {
                    assertThat(node.task("secretariat", number, STEP)
                                    .path("name")
                                    .asText())
                            .isEqualTo(NEW_NAME);
                }
            }
            newJobsAreDoneByTheNewRelease(begun);
            theOldCaseGoesOn(second, old);

            second.close();
            secondNew.start();
            assertThat(versions()).containsExactly("1", "2");
            assertThat(secondNew.get("processadmin", "/api/models/waiting")).isEmpty();
            secondNew.submit("handler.transport", old, "userTask_claimIssue", Map.of("decision", "accept"));
            secondNew.submit("secretariat", begun.get(2), STEP, dispatch());
            firstNew.submit("handler.transport", begun.get(2), "userTask_claimIssue", Map.of("decision", "accept"));
            assertThat(endedOn(old)).isEqualTo("1");
            assertThat(endedOn(begun.get(2))).isEqualTo("2");
            assertThat(secondNew.get("systemadmin", "/api/operations").path("failed"))
                    .isEmpty();
            for (PackagedForum node : List.of(second, firstNew)) {
                assertThat(node.log(" ERROR ")).isEmpty();
            }
        }
    }

    /** Both releases of one machine have one folder, and so one log. */
    private PackagedForum node(String name) throws Exception {
        return server.forum(
                folder.resolve(name),
                database,
                server.port(),
                "--forum.operations.node=" + name,
                // The same captain works at both machines at once.
                "--forum.starts.same-within=0s");
    }

    private static String begins(PackagedForum node, String title) {
        return node.begin(People.CAPTAIN, "issueSupervision", "userTask_describeIssue", People.issue(title));
    }

    private static Map<String, Object> dispatch() {
        return new HashMap<>(Map.of("owner", "dept.transport", "issueClass", "ordinary", "note", "请到现场查看"));
    }

    private static void allGoWell(List<Answer> answers) {
        System.out.printf("upgrade: %d requests%n", answers.size());
        assertThat(answers).isNotEmpty().allMatch(answer -> answer.status() / 100 == 2);
    }

    private void newJobsAreDoneByTheNewRelease(List<String> begun) throws Exception {
        Marks marks = server.marks(database);
        PackagedForum.await(() -> "jobs of the new release are left", () -> left("timer_newRelease") == 0);
        List<Mark> all = marks.all();
        System.out.printf("upgrade: %d jobs of the new diagram%n", all.size());
        assertThat(all).extracting(Mark::instance).doesNotHaveDuplicates().hasSizeGreaterThan(begun.size());
        assertThat(all).extracting(Mark::node).containsOnly("first");
    }

    /** Its timer comes due, and whichever machine fires it, the step that follows is that of its own diagram. */
    private void theOldCaseGoesOn(PackagedForum node, String old) {
        assertThat(versionOf(old)).isEqualTo("1");
        assertThat(node.task("secretariat", old, STEP).path("name").asText()).isEqualTo("交办问题");
        db.sql("update act_ru_job set duedate_ = (select min(create_time_) from act_ru_job) where handler_cfg_ ="
                        + " 'timer_dispatchOver' and process_instance_id_ = ?")
                .param(instanceOf(old))
                .update();
        node.task("handler.transport", old, "userTask_claimIssue");
        assertThat(versionOf(old)).isEqualTo("1");
    }

    private long left(String activity) {
        return db.sql("select count(*) from act_ru_job where handler_cfg_ = ?")
                .param(activity)
                .query(Long.class)
                .single();
    }

    private List<String> versions() {
        return db.sql("select version_ from act_re_procdef where key_ = ? order by version_")
                .param(DIAGRAM)
                .query(String.class)
                .list();
    }

    private int migrated() {
        return db.sql("select count(*) from flyway_schema_history where version = '9001' and success")
                .query(Integer.class)
                .single();
    }

    private String instanceOf(String number) {
        return dispatchOf(number).get("id_");
    }

    private String versionOf(String number) {
        return dispatchOf(number).get("version_");
    }

    private String endedOn(String number) {
        assertThat(dispatchOf(number).get("state_")).isEqualTo("COMPLETED");
        return versionOf(number);
    }

    private Map<String, String> dispatchOf(String number) {
        return db.sql("select i.id_, d.version_, i.state_ from act_hi_procinst i join act_re_procdef d on d.id_ ="
                        + " i.proc_def_id_ where i.business_key_ = ? and d.key_ = ?")
                .params(number, DIAGRAM)
                .query((row, n) ->
                        Map.of("id_", row.getString(1), "version_", row.getString(2), "state_", row.getString(3)))
                .single();
    }
}
