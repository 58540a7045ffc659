package cn.chaozhou.forum.dossier;

import cn.chaozhou.forum.casefile.CaseBrief;
import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.casefile.SearchWords;
import cn.chaozhou.forum.dossier.Paths.Path;
import cn.chaozhou.forum.engine.InputRefused;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.engine.Unmasked;
import cn.chaozhou.forum.role.Reader;
import cn.chaozhou.forum.role.Role;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Numbers of cases hold slashes, so they travel as a query parameter. */
@RestController
@RequestMapping("/api")
@Tag(name = "案卷", description = "任务的案卷、办件查询、我已办和我发起的；无权查看的一律按不存在答复")
class CaseApi {

    /** Who looks at processes. */
    private static final String[] WATCHERS =
            Reader.WATCHERS.stream().map(Role::group).toArray(String[]::new);

    private final CaseDesk desk;
    private final CaseSearch search;
    private final OwnWork work;

    CaseApi(CaseDesk desk, CaseSearch search, OwnWork work) {
        this.desk = desk;
        this.search = search;
        this.work = work;
    }

    @Unmasked
    @GetMapping("/tasks/{id}/case")
    @Operation(summary = "一项任务的案卷", description = "事实、经过、红黄绿灯、相关案件和流程图的当前环节")
    CaseDesk.Page ofTask(@Parameter(description = "任务的标识") @PathVariable String id) {
        return desk.ofTask(id);
    }

    @GetMapping("/tasks/cards")
    @Operation(summary = "任务卡片上的编号、工作队、红黄绿灯和剩余时间", description = "只列本人看得见的任务，一次最多100项")
    List<CaseDesk.Card> cards(@Parameter(description = "任务的标识，可有多个") @RequestParam List<String> task) {
        if (task.size() > Paging.CAP) {
            throw new InputRefused(
                    "task", Texts.of("dossier.field.task"), Texts.of("dossier.refused.many", Paging.CAP));
        }
        return desk.cards(task);
    }

    @Unmasked
    @GetMapping(path = "/cases", params = "number")
    @Operation(summary = "一件案卷", description = "number 为编号，如 WT-2026-0012、2026-01/L-07")
    CaseDesk.Page one(@RequestParam String number) {
        return desk.readable(number);
    }

    @GetMapping(
            path = "/cases",
            params = {"words", "!kind"})
    @Operation(summary = "办件查询", description = "words 为编号、工作队或词语，以空格分开；只列本人可以查看的，每类最多50件")
    List<CaseBrief> find(@RequestParam String words) {
        SearchWords searched = SearchWords.of(words);
        return searched.isEmpty() ? List.of() : desk.find(searched);
    }

    @GetMapping("/cases/choices")
    @Operation(summary = "办结查询可选的类别、状态、县区、工作队和部门")
    CaseSearch.Choices choices() {
        return search.choices();
    }

    @GetMapping(path = "/cases", params = "kind")
    @Operation(
            summary = "办结查询",
            description = "kind 为 session、highlight、question、issue；其余条件可空：words 编号或词语，team、county、department 为代码，"
                    + "ended 是否办结，state 状态，from、to 为产生日期的起止；只列本人可以查看的，分页")
    CaseSearch.Found search(
            CaseSearch.Asked asked,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return search.find(asked, new Paging(page, size));
    }

    @Unmasked
    @GetMapping(path = "/cases/path", params = "number")
    @Operation(summary = "一件案卷的办理路径", description = "各流程走过的环节、时间和承办人，含已办结的流程")
    List<Path> path(@RequestParam String number, HttpServletRequest request) {
        RoleRefused.unless(request, WATCHERS);
        return desk.path(number);
    }

    @Unmasked
    @GetMapping(path = "/cases/path", params = "instance")
    @Operation(summary = "一个流程实例的办理路径", description = "instance 为流程实例的标识，含已办结的")
    List<Path> pathOfInstance(@RequestParam String instance, HttpServletRequest request) {
        RoleRefused.unless(request, WATCHERS);
        return desk.pathOfInstance(instance);
    }

    @GetMapping("/done")
    @Operation(summary = "我已办的任务，最近的在前")
    OwnWork.Page<OwnWork.Done> done(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return work.done(new Paging(page, size));
    }

    @GetMapping("/begun")
    @Operation(summary = "我发起的事项，最近的在前")
    OwnWork.Page<OwnWork.Begun> begun(
            @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "20") int size) {
        return work.begun(new Paging(page, size));
    }
}
