package cn.chaozhou.forum.question;

import cn.chaozhou.forum.casefile.Paging;
import cn.chaozhou.forum.role.Readers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The library of answers, for whoever works on cases. */
@RestController
@RequestMapping("/api/answers")
@Tag(name = "答复库", description = "已有定论的答复")
class AnswerApi {

    private final AnswerSearch search;
    private final Readers readers;

    AnswerApi(AnswerSearch search, Readers readers) {
        this.search = search;
        this.readers = readers;
    }

    @GetMapping
    @Operation(summary = "查找答复", description = "words 为空格隔开的词，须同时出现在问题、答复或答复方里；department 为部门代码，session 为期号；最新的在前")
    AnswerSearch.Found find(
            @RequestParam(required = false) @Nullable String words,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(required = false) @Nullable String session,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        return search.find(readers.current(), words, department, session, new Paging(page, size));
    }
}
