package cn.chaozhou.forum.review;

import cn.chaozhou.forum.engine.Unmasked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reviews for whoever may read their highlight: none while one is still open. */
@RestController
@RequestMapping("/api/reviews")
@Tag(name = "点评", description = "部门点评")
class ReviewApi {

    private final ReviewDesk desk;

    ReviewApi(ReviewDesk desk) {
        this.desk = desk;
    }

    @Unmasked
    @GetMapping
    @Operation(summary = "一个亮点的点评", description = "全部点评到齐之前为空，无权查看该亮点的也为空。highlight 为亮点编号，如 2026-01/L-07")
    List<ReviewFacts> of(@RequestParam String highlight) {
        return desk.readable(highlight);
    }
}
