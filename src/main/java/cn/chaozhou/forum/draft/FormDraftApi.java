package cn.chaozhou.forum.draft;

import cn.chaozhou.forum.draft.FormDraftDesk.Kept;
import cn.chaozhou.forum.engine.Unmasked;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.OffsetDateTime;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/drafts")
@Tag(name = "草稿", description = "任务表单中填了还没有提交的内容；只有本人看得到，任务办结或转交他人即清除")
class FormDraftApi {

    private final FormDraftDesk desk;

    FormDraftApi(FormDraftDesk desk) {
        this.desk = desk;
    }

    record Saved(OffsetDateTime savedAt) {}

    @Unmasked
    @GetMapping("/{task}")
    @Operation(summary = "本人在一项任务里的草稿", description = "没有草稿时 fields 为空")
    Kept of(@PathVariable String task) {
        return desk.of(task);
    }

    @PatchMapping("/{task}")
    @Operation(summary = "保存草稿", description = "请求体是要保存的各项，未列的各项不变；限正在办理这项任务的人")
    Saved keep(@PathVariable String task, @RequestBody ObjectNode fields) {
        return new Saved(desk.keep(task, fields));
    }

    @DeleteMapping("/{task}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "不要草稿，恢复原样")
    void discard(@PathVariable String task) {
        desk.discard(task);
    }
}
