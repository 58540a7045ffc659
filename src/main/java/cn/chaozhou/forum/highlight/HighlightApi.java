package cn.chaozhou.forum.highlight;

import cn.chaozhou.forum.engine.Unmasked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Numbers of highlights hold a slash, so they travel as a query parameter. */
@RestController
@RequestMapping("/api/highlights")
@Tag(name = "亮点", description = "讲亮点")
class HighlightApi {

    private final HighlightDesk desk;

    HighlightApi(HighlightDesk desk) {
        this.desk = desk;
    }

    @GetMapping(params = "session")
    @Operation(summary = "一期的亮点，只列本人可以查看的", description = "session 为期号，如 2026-01")
    List<HighlightFacts> ofSession(@RequestParam String session) {
        return desk.readableIn(session);
    }

    @Unmasked
    @GetMapping(params = "number")
    @Operation(summary = "一个亮点的事实", description = "number 为亮点编号，如 2026-01/L-07")
    HighlightFacts one(@RequestParam String number) {
        return desk.readable(number).orElseThrow();
    }
}
