package cn.chaozhou.forum.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.chaozhou.forum.ForumTest;
import cn.chaozhou.forum.ProcessRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.ResourcePatternResolver;

/** Starts of one release after another over one database, with an administrator's work in between. */
@ForumTest
class PackagedModelsTest {

    private static final String FILE = "bpmn/release/release-probe.bpmn";

    @TempDir
    Path folder;

    @Autowired
    RepositoryService repository;

    @Autowired
    ResourcePatternResolver resolver;

    @Autowired
    WaitingUpdates waiting;

    @Autowired
    ModelSettings settings;

    @Autowired
    Publishers publishers;

    @Autowired
    Clock clock;

    @Autowired
    ProcessRun run;

    private String key;
    private String template;

    /** Its own process each time: what was published before is no business of this test. */
    @BeforeEach
    void ownProcess() {
        key = "releaseProbe" + System.nanoTime();
        template = Bpmn.convertToString(Bpmn.createExecutableProcess(key)
                .name("NAME")
                .camundaHistoryTimeToLiveString("P30D")
                .startEvent()
                .userTask()
                .endEvent()
                .done());
    }

    @AfterEach
    void cleanUp() {
        waiting.remove(key);
        versions().stream()
                .map(ProcessDefinition::getDeploymentId)
                .forEach(id -> repository.deleteDeployment(id, true));
    }

    @Test
    void aReleaseReplacesWhatAnEarlierReleaseBrought() throws Exception {
        start("第一版");
        start("第一版");
        assertThat(names()).containsExactly("第一版");
        start("第二版");
        assertThat(names()).containsExactly("第一版", "第二版");
        assertThat(waiting.find(key)).isNull();
    }

    @Test
    void anAdministratorsVersionSurvivesRestartReinstallationAndANewRelease() throws Exception {
        start("第一版");
        publish("现场改过的");
        start("第一版");
        assertThat(names()).containsExactly("第一版", "现场改过的");
        assertThat(waiting.find(key))
                .as("nothing new came with the same release")
                .isNull();

        PackagedModels release = start("第二版");
        assertThat(names()).containsExactly("第一版", "现场改过的");
        assertThat(waiting.find(key)).isNotNull();
        start("第二版");
        assertThat(waiting.list())
                .filteredOn(update -> update.key().equals(key))
                .hasSize(1);

        assertThat(release.adopt(key)).isTrue();
        assertThat(names()).containsExactly("第一版", "现场改过的", "第二版");
        assertThat(waiting.find(key)).isNull();
        assertThat(release.adopt(key)).as("taken over already").isFalse();
        start("第三版");
        assertThat(names()).as("the release's own version is newest again").endsWith("第三版");
    }

    @Test
    void whatWaitsIsGoneWhenARefreshedReleaseTakesItBack() throws Exception {
        start("第一版");
        publish("现场改过的");
        start("第二版");
        start("第一版");
        assertThat(names()).endsWith("现场改过的");
        assertThat(waiting.find(key)).isNull();
    }

    /** As happens while the machines of an office are upgraded one after the other. */
    @Test
    void aMachineThatStartsAgainWithTheOlderReleaseUndoesNothing() throws Exception {
        start("第一版");
        start("第二版");
        PackagedModels older = start("第一版");
        assertThat(names()).containsExactly("第一版", "第二版");
        assertThat(waiting.find(key)).as("somebody may want just that").isNotNull();
        String newest = versions().get(1).getDeploymentId();
        assertThat(newerThan("第一版")).contains(newest);
        assertThat(newerThan("第二版")).isEmpty();

        assertThat(older.adopt(key)).isTrue();
        assertThat(names()).endsWith("第二版", "第一版");
        assertThat(newerThan("第一版")).as("taken over on purpose").isEmpty();
        start("第三版");
        assertThat(names()).as("brings something new").endsWith("第三版");
        start("第三版");
        assertThat(waiting.find(key)).isNull();
    }

    /** Going back is publishing, too: the older diagram becomes the newest version. */
    @Test
    void anAdministratorGoesBackToAnOlderDiagram() throws Exception {
        start("第一版");
        publish("甲");
        publish("乙");
        publish("甲");
        assertThat(names()).containsExactly("第一版", "甲", "乙", "甲");
        start("第一版");
        assertThat(names()).endsWith("甲");
    }

    @Test
    void aPersonsDeploymentNeverPassesForOneOfTheProduct() throws Exception {
        start("第一版");
        Deployment own = run.as("processadmin", () -> repository
                .createDeployment()
                .name(FILE)
                .source(PublishedModels.PACKAGED)
                .addString(FILE, diagram("现场改过的"))
                .deploy());
        assertThat(own.getSource()).isNotEqualTo(PublishedModels.PACKAGED);
        start("第二版");
        assertThat(names()).endsWith("现场改过的");
    }

    /** What a start of the product does, with the diagram as the release brings it. */
    private PackagedModels start(String name) throws IOException {
        PackagedModels models = new PackagedModels(release(name), settings, waiting, repository, publishers, clock);
        models.start();
        return models;
    }

    /** Deployments of this test that a machine with that release takes for a newer one's. */
    private Set<String> newerThan(String name) throws IOException {
        return new NewerReleases(release(name), repository, settings).deployments();
    }

    private PackagedFiles release(String name) throws IOException {
        Path file = folder.resolve(FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, diagram(name));
        CamundaBpmProperties camunda = new CamundaBpmProperties();
        camunda.setDeploymentResourcePattern(new String[] {folder.toUri() + "bpmn/**/*.bpmn"});
        return new PackagedFiles(camunda, resolver, settings);
    }

    private void publish(String name) {
        run.as("processadmin", () -> repository
                .createDeployment()
                .name("流程修改")
                .source("Camunda Modeler")
                .enableDuplicateFiltering(true)
                .addString("release-probe.bpmn", diagram(name))
                .deploy());
    }

    /** The same contents under the same name, so that only the name makes a difference. */
    private String diagram(String name) {
        return template.replace("NAME", name);
    }

    private List<String> names() {
        return versions().stream().map(ProcessDefinition::getName).toList();
    }

    private List<ProcessDefinition> versions() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .orderByProcessDefinitionVersion()
                .asc()
                .list();
    }
}
