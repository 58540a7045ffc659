package cn.chaozhou.forum.privacy;

import cn.chaozhou.forum.engine.Downloads;
import cn.chaozhou.forum.engine.RoleRefused;
import cn.chaozhou.forum.organisation.Reason;
import cn.chaozhou.forum.wording.Texts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/people/{user}")
@Tag(name = "个人信息", description = "导出、清除一个人的个人信息；仅系统管理员，须写明事由，均记入审计")
class PrivacyApi {

    private static final MediaType EXCEL =
            MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final PersonalData data;
    private final SubjectSheet sheet;

    PrivacyApi(PersonalData data, SubjectSheet sheet) {
        this.data = data;
        this.sheet = sheet;
    }

    /** How many places were changed, by what is kept there. */
    record Erased(Map<String, Long> places) {}

    @PostMapping("/export")
    @Operation(summary = "导出个人信息（Excel）", description = "逐处列出所存的个人信息；匿名提问只列有此一处，不列编号")
    ResponseEntity<byte[]> export(
            @PathVariable("user") String user, @RequestBody Reason.Typed because, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        byte[] file = sheet.write(data.export(user, because.checked(), request.getRemoteUser()));
        return Downloads.of(Texts.of("privacy.file", user), EXCEL).body(file);
    }

    @PostMapping("/erase")
    @Operation(summary = "清除个人信息", description = "不可恢复；仍任职或有未办结事项的不能清除；审计依法保留账号名")
    Erased erase(@PathVariable("user") String user, @RequestBody Reason.Typed because, HttpServletRequest request) {
        RoleRefused.unless(request, "systemAdmin");
        return new Erased(data.erase(user, because.checked(), request.getRemoteUser()));
    }
}
