package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.role.Readers;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions and answers as whoever works on cases may read them, and 我也有此问题. */
@RestController
@RequestMapping("/api/questions")
@Tag(name = "问答", description = "你问我答")
class QuestionApi {

    private final QuestionDesk desk;
    private final QuestionList list;
    private final Support support;
    private final IdentityService identities;
    private final Readers readers;

    QuestionApi(QuestionDesk desk, QuestionList list, Support support, IdentityService identities, Readers readers) {
        this.desk = desk;
        this.list = list;
        this.support = support;
        this.identities = identities;
        this.readers = readers;
    }

    @GetMapping
    @Operation(summary = "一期已展示的提问和答复", description = "隐名提问不显示提问人。session 为期号，如 2026-01；按“也有此问题”的人数排列，人数只供排列，不计入任何评分")
    List<QuestionFacts> ofSession(
            @RequestParam String session,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return new Paging(page, size).of(list.readableIn(session, readers.current()));
    }

    @GetMapping("/window")
    @Operation(summary = "提问窗口里的提问，以及本人能否表示“我也有此问题”", description = "窗口未开放时为最近一期")
    QuestionList.Room window(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        return list.room(caller(), readers.current(), new Paging(page, size));
    }

    @PostMapping("/support")
    @Operation(summary = "我也有此问题", description = "每人每条一次，不得对本人的提问")
    Support.Standing say(@RequestParam String number) {
        return support.say(number, caller());
    }

    @DeleteMapping("/support")
    @Operation(summary = "收回“我也有此问题”")
    Support.Standing takeBack(@RequestParam String number) {
        return support.takeBack(number, caller());
    }

    /** A look at a name is an act of its own and stays on the record. */
    @GetMapping("/asker")
    @Operation(summary = "提问人", description = "只限活动办公室和审计管理员，查看本身记入案卷")
    Asker asker(@RequestParam String number) {
        Caller who = caller();
        if (!who.mayKnowAskers()) {
            throw new RoleRefused(Texts.of("question.asker.hidden"));
        }
        return desk.revealAsker(number);
    }

    /** @param name what the person's post is called */
    record Asker(String number, String user, String name) {}

    private Caller caller() {
        return Caller.of(Objects.requireNonNull(identities.getCurrentAuthentication()));
    }
}
