package cn.chaozhou.forum.question;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions and answers as everybody may read them. */
@RestController
@RequestMapping("/api/questions")
@Tag(name = "问答", description = "你问我答")
class QuestionApi {

    private final QuestionDesk desk;

    QuestionApi(QuestionDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "一期已展示的提问和答复", description = "隐名提问不显示提问人。session 为期号，如 2026-01")
    List<QuestionFacts> ofSession(@RequestParam String session) {
        return desk.ofSession(session);
    }
}
