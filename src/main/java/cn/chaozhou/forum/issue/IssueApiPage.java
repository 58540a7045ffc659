package cn.chaozhou.forum.issue;

import cn.chaozhou.forum.wording.Texts;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the page of the API says of {@link IssueApi}: an annotation can't read the texts. */
@Configuration
class IssueApiPage {

    @Bean
    OperationCustomizer issueApiTexts() {
        return (operation, handler) -> handler.getBeanType() == IssueApi.class
                ? operation
                        .tags(List.of(Texts.of("issue.api.tag")))
                        .summary(Texts.of("issue.api." + handler.getMethod().getName()))
                : operation;
    }
}
